import { isLetter } from '../../text/ascii.ts';
import { snakeWords } from '../../text/snake-words.ts';
import type { FlatElement, FlatPage } from './flatten.ts';
import { blockBorder, isSpace, type Range } from './flat-text.ts';
import type { Mark, SectionName } from './man-page.ts';

interface Prose extends Range {
  readonly section: SectionName | undefined;
}

/**
 * The names in a page's prose, in order: what is marked up as a variable or a name, and plain identifiers with `_`.
 * The terms of lists and the texts of links are facts of their own, and left out.
 */
export function readMarks(page: FlatPage, prose: readonly Prose[]): readonly Mark[] {
  const marks: Mark[] = [];
  const elements = page.elements.filter((element) => isMarkOrOther(page, element));
  const wordsIn = snakeWords(page.text);
  const plainMarks = ({ start, end, section }: Prose): void => {
    for (const word of wordsIn(start, end)) {
      const range = { start: nameStart(page.text, word, start), end: word.end };
      if (page.text.slice(range.start, range.end).includes('_')) {
        marks.push(readMark(page, range, 'plain', section));
      }
    }
  };
  let next = 0;
  for (const { start, end, section } of prose) {
    while ((elements[next]?.start ?? Infinity) < start) next++;
    let done = start;
    for (; next < elements.length; next++) {
      const element = elements[next];
      if (element === undefined || element.start >= end) break;
      if (element.start < done) continue;
      plainMarks({ start: done, end: element.start, section });
      const markup = markups.get(element.name);
      if (markup !== undefined) {
        const mark = readMark(page, element, markup, section);
        if (mark.text !== '') marks.push(mark);
      }
      done = element.end;
    }
    plainMarks({ start: done, end, section });
  }
  return marks;
}

/** Where the name begins that a word is: with a letter. That of a troff string's font (`\*Lmach_msg\*O`) is no part of it. */
function nameStart(text: string, word: Range, from: number): number {
  let at = word.start;
  while (at < word.end && !isLetter(text.charCodeAt(at))) at++;
  const isFont = at === word.start && at - 2 >= from && text.startsWith('\\*', at - 2);
  const isCapital = text.charCodeAt(at) < LOWER_A;
  return isFont && isCapital && isLetter(text.charCodeAt(at + 1)) ? at + 1 : at;
}

const LOWER_A = 97;

function readMark(
  page: FlatPage,
  { start, end }: Range,
  markup: Mark['markup'],
  section: Mark['section'],
): Mark {
  const { text, span } = page.written(start, end);
  return {
    text,
    span,
    markup,
    section,
    before: wordBefore(page.text, start),
    after: wordBehind(page.text, end),
  };
}

/** The word before an offset in its paragraph. */
function wordBefore(text: string, offset: number): string {
  let end = offset;
  while (end > 0 && isInnerSpace(text.charCodeAt(end - 1))) end--;
  let start = end;
  while (start > 0 && offset - start < longestWord && !isSpace(text.charCodeAt(start - 1))) start--;
  return text.slice(start, end);
}

/** The word behind an offset in its paragraph, with what touches it. */
function wordBehind(text: string, offset: number): string {
  let start = offset;
  while (start < text.length && isInnerSpace(text.charCodeAt(start))) start++;
  let end = start;
  while (end < text.length && end - offset < longestWord && !isSpace(text.charCodeAt(end))) end++;
  return text.slice(start, end);
}

function isInnerSpace(unit: number): boolean {
  return isSpace(unit) && unit !== blockBorder.charCodeAt(0);
}

const longestWord = 40;

/** Emphasis within one block, for an unclosed one runs to the page's end; a term, or a link. */
function isMarkOrOther(page: FlatPage, { name, start, end }: FlatElement): boolean {
  if (name === 'dt' || name === 'a') return true;
  if (!markups.has(name) || end - start > 100) return false;
  const border = page.text.indexOf(blockBorder, start);
  return border < 0 || border >= end;
}

const markups = new Map<string, Mark['markup']>([
  ['var', 'var'],
  ['i', 'var'],
  ['strong', 'strong'],
  ['b', 'strong'],
]);
