import { span, type FileId, type Span } from '../../text/span.ts';
import type { Written } from './man-page.ts';

/**
 * A page's text in one string, in document order: tags dropped, character references decoded, the border of a block
 * element as `blockBorder`. Every unit knows the source that it came from, so that whatever is found in the string has
 * an exact span.
 */
export interface FlatText {
  readonly text: string;
  /** The text between two offsets, white space collapsed and trimmed, with the source from its first to its last unit. */
  written(start: number, end: number): Written;
  /** The same for several ranges in order, joined by a space; the span runs from the first to the last. */
  writtenOf(ranges: readonly Range[]): Written;
  /** Where in the page's source a unit begins, and where it ends. */
  sourceStart(offset: number): number;
  sourceEnd(offset: number): number;
  /** A span of the file for a range of the page's source: in a dump the two differ. */
  readonly fileSpan: (start: number, end: number) => Span;
}

/** A half-open range of offsets in a flat text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Parts words like a space, and statements too. U+2029 PARAGRAPH SEPARATOR, which `\s` matches. */
export const blockBorder = '\u2029';

/** Collects the pieces of a flat text in order. */
export interface FlatTextBuilder {
  readonly length: number;
  /** Text whose units correspond to the source's, one to one. */
  verbatim(text: string, sourceStart: number): void;
  /** Text that a piece of source stands for as a whole: a decoded reference, a line break of two units, a border. */
  atom(text: string, sourceStart: number, sourceEnd: number): void;
  build(file: FileId, toFile: (offset: number) => number): FlatText;
}

export function flatTextBuilder(): FlatTextBuilder {
  const pieces: string[] = [];
  /** For every piece: its offset in the text, and its source; it is verbatim where both are equally long. */
  const starts: number[] = [];
  const sources: number[] = [];
  const sourceEnds: number[] = [];
  let length = 0;

  const add = (text: string, sourceStart: number, sourceEnd: number): void => {
    pieces.push(text);
    starts.push(length);
    sources.push(sourceStart);
    sourceEnds.push(sourceEnd);
    length += text.length;
  };

  return {
    get length() {
      return length;
    },
    verbatim(text, sourceStart) {
      if (text !== '') add(text, sourceStart, sourceStart + text.length);
    },
    atom: add,
    build: (file, toFile) =>
      flatText(file, toFile, pieces.join(''), { starts, sources, sourceEnds }),
  };
}

interface Pieces {
  readonly starts: readonly number[];
  readonly sources: readonly number[];
  readonly sourceEnds: readonly number[];
}

function flatText(
  file: FileId,
  toFile: (offset: number) => number,
  text: string,
  { starts, sources, sourceEnds }: Pieces,
): FlatText {
  const pieceAt = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const isVerbatim = (piece: number): boolean => {
    const pieceLength = (starts[piece + 1] ?? text.length) - (starts[piece] ?? 0);
    return (sourceEnds[piece] ?? 0) - (sources[piece] ?? 0) === pieceLength;
  };
  const sourceStart = (offset: number): number => {
    const piece = pieceAt(offset);
    const source = sources[piece] ?? 0;
    return isVerbatim(piece) ? source + offset - (starts[piece] ?? 0) : source;
  };
  const sourceEnd = (offset: number): number => {
    const piece = pieceAt(offset);
    return isVerbatim(piece) ? sourceStart(offset) + 1 : (sourceEnds[piece] ?? 0);
  };
  const fileSpan = (start: number, end: number): Span => {
    const fileStart = toFile(start);
    return span(file, fileStart, end > start ? toFile(end - 1) + 1 : fileStart);
  };

  const writtenOf = (ranges: readonly Range[]): Written => {
    let joined = '';
    let first: number | undefined;
    let last = 0;
    for (const range of ranges) {
      const { start, end } = trimmed(text, range.start, range.end);
      if (start === end) continue;
      first ??= start;
      last = end - 1;
      joined += (joined === '' ? '' : ' ') + collapse(text.slice(start, end));
    }
    if (first === undefined) {
      const at = sourceStart(ranges[0]?.start ?? 0);
      return { text: '', span: fileSpan(at, at) };
    }
    // Positions run backwards where a parser moved text; the span is then that of the first unit's end.
    const from = sourceStart(first);
    return { text: joined, span: fileSpan(from, Math.max(from, sourceEnd(last))) };
  };

  return {
    text,
    written: (start, end) => writtenOf([{ start, end }]),
    writtenOf,
    sourceStart,
    sourceEnd,
    fileSpan,
  };
}

/** Runs of white space, NBSP and borders among it, as one space each. */
export function collapse(text: string): string {
  return spaces.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}

const spaces = /\s/;

/** The range without white space at its ends. */
export function trimmed(text: string, start: number, end: number): Range {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}

/** White space as `\s` has it, the rarer kinds left out. */
export function isSpace(unit: number): boolean {
  return (
    unit === 32 || (unit >= 9 && unit <= 13) || unit === 0xa0 || unit === 0x2028 || unit === 0x2029
  );
}
