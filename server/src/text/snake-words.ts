import { isWordPart } from './ascii.ts';

/** A half-open range of offsets. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the words of a text that have a `_`, as names of C mostly do and words of English do not: each the longest run
 * of letters, digits and `_` around it. Ranges that are asked for in order cost one search of the text together.
 */
export function snakeWords(text: string): (start: number, end: number) => readonly Range[] {
  /** No `_` stands between the two. */
  let from = 0;
  let underscore = text.indexOf('_');
  const next = (at: number): number => {
    if (at < from || (underscore >= 0 && at > underscore)) {
      from = at;
      underscore = text.indexOf('_', at);
    }
    return underscore < 0 ? text.length : underscore;
  };
  return (start, end) => {
    const words: Range[] = [];
    for (let at = next(start); at < end; at = next(words.at(-1)?.end ?? end)) {
      let wordStart = at;
      let wordEnd = at + 1;
      while (wordStart > start && isWordPart(text.charCodeAt(wordStart - 1))) wordStart--;
      while (wordEnd < end && isWordPart(text.charCodeAt(wordEnd))) wordEnd++;
      words.push({ start: wordStart, end: wordEnd });
    }
    return words;
  };
}
