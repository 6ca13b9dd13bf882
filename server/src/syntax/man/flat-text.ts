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
  readonly written: (start: number, end: number) => Written;
  /** The same for several ranges in order, joined by a space; the span runs from the first to the last. */
  readonly writtenOf: (ranges: readonly Range[]) => Written;
  /** Where in the page's source a unit begins, and where it ends. */
  readonly sourceStart: (offset: number) => number;
  readonly sourceEnd: (offset: number) => number;
  /** A span of the file for a range of the page's source: in a dump the two differ. */
  readonly fileSpan: (start: number, end: number) => Span;
}

/** A half-open range of offsets in a flat text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Parts words like a space, and statements too. A vertical tab, which `\s` matches and no page has: with a character
 * beyond U+00FF the text would take two bytes for each unit.
 */
export const blockBorder = '\v';

/** Collects the pieces of a flat text in order. */
export interface FlatTextBuilder {
  readonly length: number;
  /** Text whose units correspond to the source's, one to one. */
  readonly verbatim: (text: string, sourceStart: number) => void;
  /** Text that a piece of source stands for as a whole: a decoded reference, a line break of two units, a border. */
  readonly atom: (text: string, sourceStart: number, sourceEnd: number) => void;
  readonly build: (file: FileId, toFile: (offset: number) => number) => FlatText;
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
    verbatim: (text, sourceStart) => {
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
  /** Facts are mostly read in order: the piece of the last question is a good guess for the next. */
  let recent = 0;
  const pieceAt = (offset: number): number => {
    if ((starts[recent] ?? 0) <= offset && offset < (starts[recent + 1] ?? Infinity)) return recent;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return (recent = low);
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

  const written = (start: number, end: number): Written => {
    const inner = trimmed(text, start, end);
    if (inner.start === inner.end) {
      const at = sourceStart(start);
      return { text: '', span: fileSpan(at, at) };
    }
    const from = sourceStart(inner.start);
    // Positions run backwards where a parser moved text; the span is then empty.
    const to = Math.max(from, sourceEnd(inner.end - 1));
    return { text: collapsed(text, inner.start, inner.end), span: fileSpan(from, to) };
  };

  const writtenOf = (ranges: readonly Range[]): Written => {
    const parts = ranges
      .map(({ start, end }) => written(start, end))
      .filter((part) => part.text !== '');
    const [first] = parts;
    const last = parts.at(-1);
    const nowhere = ranges[0]?.start ?? 0;
    if (first === undefined || last === undefined) return written(nowhere, nowhere);
    if (first === last) return first;
    const end = Math.max(first.span.end, last.span.end);
    return { text: parts.map((part) => part.text).join(' '), span: { ...first.span, end } };
  };

  return {
    text,
    written,
    writtenOf,
    sourceStart,
    sourceEnd,
    fileSpan,
  };
}

/** A text with every run of white space, NBSP and borders among it, as one space, and none at its ends. */
export function collapse(text: string): string {
  const { start, end } = trimmed(text, 0, text.length);
  return collapsed(text, start, end);
}

/** The same for a range that begins and ends with something else; most have nothing to collapse. */
function collapsed(text: string, start: number, end: number): string {
  const part = text.slice(start, end);
  return irregularSpace.test(part) ? part.replace(/\s+/g, ' ') : part;
}

const irregularSpace = /[^\S ]| {2}/;

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
