import { isDigit, isWordPart } from '../../text/ascii.ts';
import { elementsWithin, type FlatPage } from './flatten.ts';
import { blockBorder, isSpace, trimmed, type Range } from './flat-text.ts';

/** One token of a SYNOPSIS, as a range of the page's flat text. */
export interface DeclarationToken extends Range {
  /** `include`: the path alone; `define`: what stands behind the word; `label`: words of the prose before a colon. */
  readonly kind: 'name' | 'number' | 'punctuation' | 'border' | 'label' | 'include' | 'define';
  readonly text: string;
  /** Whether it stands in `<var>` or `<i>`, whose border parts words even where they touch. */
  readonly marked: boolean;
}

/**
 * Cuts a section into C tokens, comments left out. Where the section has any `<pre>`, only what stands in one is C, but
 * for `#include` lines, which are read everywhere.
 */
export function declarationTokens(page: FlatPage, section: Range): readonly DeclarationToken[] {
  const tokens: DeclarationToken[] = [];
  const inside = elementsWithin(page, section);
  const marks = inside.filter(({ name }) => name === 'var' || name === 'i' || name === 'em');
  const code = inside.filter(({ name }) => name === 'pre');
  const { text } = page;
  let at = section.start;
  let mark = 0;
  let block = 0;
  let blockStart = at;

  const push = (
    kind: DeclarationToken['kind'],
    start: number,
    end: number,
    marked = false,
  ): void => {
    tokens.push({ kind, text: text.slice(start, end), start, end, marked });
  };

  const spaces = /[^\S\v]*/y;
  const name = /\w+/y;
  while (at < section.end) {
    spaces.lastIndex = at;
    spaces.test(text);
    at = spaces.lastIndex;
    if (at >= section.end) break;
    const unit = text.charCodeAt(at);
    if (unit === BORDER) {
      push('border', at, ++at);
      blockStart = at;
      continue;
    }
    while (mark < marks.length && (marks[mark]?.end ?? 0) <= at) mark++;
    while (block < code.length && (code[block]?.end ?? 0) <= at) block++;
    const markStart = marks[mark]?.start ?? Infinity;
    const markEnd = marks[mark]?.end ?? 0;
    const marked = at >= markStart && at < markEnd;
    const isProse = code.length > 0 && at < (code[block]?.start ?? Infinity);

    if (unit === HASH) {
      const directive = readDirective(text, at, section.end);
      if (directive.kind === 'include' || (directive.kind === 'define' && !isProse)) {
        push(directive.kind, directive.start, directive.end);
      }
      at = directive.next;
    } else if (unit === SLASH && text.charCodeAt(at + 1) === STAR) {
      const end = text.indexOf('*/', at + 2);
      at = end < 0 || end > section.end ? section.end : end + 2;
    } else if (isProse) {
      if (unit === COLON) push('label', blockStart, at);
      at++;
    } else if (isWordPart(unit)) {
      const limit = Math.min(section.end, marked ? markEnd : Math.max(markStart, at + 1));
      name.lastIndex = at;
      name.test(text);
      const end = Math.min(name.lastIndex, limit);
      push(isDigit(unit) ? 'number' : 'name', at, end, marked);
      at = end;
    } else {
      const end = text.startsWith('...', at) ? at + 3 : at + 1;
      push('punctuation', at, end, marked);
      at = end;
    }
  }
  return tokens;
}

interface Directive extends Range {
  readonly kind: 'include' | 'define' | 'other';
  /** Where reading goes on. */
  readonly next: number;
}

/** `#include <path junk>` gives the path up to its first blank, `#define …` the rest of the line. */
function readDirective(text: string, at: number, limit: number): Directive {
  const word = /#[^\S\n\v]*([a-z]+)/y;
  word.lastIndex = at;
  const match = word.exec(text);
  const rest = at + (match?.[0].length ?? 1);
  const lineEnd = endOfLine(text, rest, limit);
  if (match?.[1] === 'define') return { kind: 'define', start: rest, end: lineEnd, next: lineEnd };
  const less = text.indexOf('<', rest);
  if (match?.[1] !== 'include' || less < 0 || less >= lineEnd) {
    return { kind: 'other', start: at, end: rest, next: rest };
  }
  const greater = text.indexOf('>', less);
  const close = greater < 0 || greater > lineEnd ? lineEnd : greater;
  const { start, end } = trimmed(text, less + 1, close);
  let pathEnd = start;
  while (pathEnd < end && !isSpace(text.charCodeAt(pathEnd))) pathEnd++;
  const next = close < lineEnd ? close + 1 : close;
  return { kind: pathEnd > start ? 'include' : 'other', start, end: pathEnd, next };
}

/** The line's end; one that a backslash continues runs on. */
function endOfLine(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && text[at] !== blockBorder) {
    if (text.charCodeAt(at) === LF && text[at - 1] !== '\\') return at;
    at++;
  }
  return at;
}

const LF = 10;
const HASH = 35;
const STAR = 42;
const SLASH = 47;
const COLON = 58;
const BORDER = blockBorder.charCodeAt(0);
