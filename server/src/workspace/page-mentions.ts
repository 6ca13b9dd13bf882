import { isDigit } from '../text/ascii.ts';
import { memo } from '../text/memo.ts';
import type { SourceFile } from '../text/source-file.ts';
import { snakeWords } from '../text/snake-words.ts';
import type { Span } from '../text/span.ts';
import type { ManPage } from '../syntax/man/man-page.ts';
import { typeName } from '../syntax/man/type-name.ts';

/**
 * A name in a page, not yet resolved: what it means depends on the interfaces, which change apart from the page.
 * `word` is any identifier with an underscore in the text: it counts only if something has that name.
 */
export interface PageMention {
  readonly kind: 'routine' | 'parameter' | 'type' | 'code' | 'word' | 'link';
  readonly name: string;
  readonly span: Span;
  /** Whether the page is about it: its title, its prototypes, the entries of its lists. */
  readonly documents: boolean;
}

/** Every name in a page, in order. Remembered by the page's identity, which lives as long as its text does. */
export function pageMentions(file: SourceFile, page: ManPage): readonly PageMention[] {
  return mentionsOf(page)(file);
}

const mentionsOf = memo((page: ManPage) => memo((file: SourceFile) => collect(file, page)));

function collect(file: SourceFile, page: ManPage): readonly PageMention[] {
  const mentions: PageMention[] = [];
  const add = (kind: PageMention['kind'], name: string, span: Span, documents = false): void => {
    if (name !== '' && span.end > span.start) mentions.push({ kind, name, span, documents });
  };

  add('routine', page.title.text, page.title.span, true);
  for (const prototype of page.prototypes) {
    add('routine', prototype.name.text, prototype.name.span, true);
    add('type', prototype.returnType.text, prototype.returnType.span);
    for (const param of prototype.params) {
      add('parameter', param.name.text, param.name.span, true);
      add('type', typeName(param.ctype.text), param.ctype.span);
    }
  }
  for (const param of page.params) add('parameter', param.name.text, param.name.span, true);
  for (const entry of page.returnCodes) {
    if (entry.isCode) add('code', entry.code.text, entry.code.span, true);
  }
  for (const link of page.related) {
    add('routine', link.text.text, link.text.span);
    if (link.href !== undefined) add('link', link.href.text, link.href.span);
  }
  for (const link of page.links) {
    add('routine', link.text.text, link.text.span);
    add('link', link.href.text, link.href.span);
  }

  const taken = new Set(mentions.map(({ span }) => span.start));
  const parameters = new Set(page.params.map(({ name }) => name.text));
  for (const { name, start, marked } of identifiers(file.text)) {
    if (taken.has(start)) continue;
    const span = { file: file.id, start, end: start + name.length };
    if (marked && parameters.has(name)) add('parameter', name, span);
    else if (name.includes('_')) add('word', name, span);
  }
  return mentions.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/**
 * Identifiers of the text outside tags that may be mentions: those with a `_`, and what stands directly behind `<var>`
 * or `<i>` (`marked`).
 */
function* identifiers(
  text: string,
): Iterable<{ readonly name: string; readonly start: number; readonly marked: boolean }> {
  const tag = /<\/?[a-z][a-z0-9]*/iy;
  const variable = /<(?:var|i)(?![a-z0-9])/iy;
  const identifier = /[a-z_]\w*/iy;
  const wordsIn = snakeWords(text);
  const lastTagEnd = text.lastIndexOf('>');
  let isMarked = false;
  let start = 0;
  for (;;) {
    let end = text.indexOf('<', start);
    for (; end >= 0; end = text.indexOf('<', end + 1)) {
      tag.lastIndex = end;
      if (tag.test(text)) break;
    }
    // What nothing ends is no tag, but its name is a word.
    const isTag = end >= 0 && tag.lastIndex <= lastTagEnd;
    if (!isTag) end = text.length;
    identifier.lastIndex = start;
    const length = isMarked && identifier.test(text) ? identifier.lastIndex - start : 0;
    if (length > 0) yield { name: text.slice(start, start + length), start, marked: true };
    for (const word of wordsIn(start + length, end)) {
      let at = word.start;
      while (at < word.end && isDigit(text.charCodeAt(at))) at++;
      yield { name: text.slice(at, word.end), start: at, marked: false };
    }
    if (!isTag) return;
    variable.lastIndex = end;
    isMarked = variable.test(text);
    start = text.indexOf('>', tag.lastIndex) + 1;
  }
}
