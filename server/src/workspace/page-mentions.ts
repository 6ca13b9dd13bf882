import { memo } from '../text/memo.ts';
import type { SourceFile } from '../text/source-file.ts';
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

/** Identifiers of the text outside tags; `marked`: directly behind `<var>` or `<i>`. */
function* identifiers(
  text: string,
): Iterable<{ readonly name: string; readonly start: number; readonly marked: boolean }> {
  const pattern = /<(\/?[A-Za-z][A-Za-z0-9]*)|[A-Za-z_]\w*/g;
  const lastTagEnd = text.lastIndexOf('>');
  let tag = '';
  let tagEnd = -1;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (match[1] !== undefined) {
      if (pattern.lastIndex > lastTagEnd) {
        // Nothing ends it: it is no tag, but its name is a word.
        pattern.lastIndex = match.index + 1;
        continue;
      }
      tag = match[1].toLowerCase();
      tagEnd = text.indexOf('>', pattern.lastIndex) + 1;
      pattern.lastIndex = tagEnd;
      continue;
    }
    const marked = tagEnd === match.index && (tag === 'var' || tag === 'i');
    yield { name: match[0], start: match.index, marked };
  }
}
