import type { SourceFile } from '../text/source-file.ts';
import { printable } from './printable.ts';
import type { Range } from './range.ts';

/** A line of source and the mark to stand under it. */
export interface CodeFrame {
  readonly line: string;
  /** What stands before the mark: blanks, and tabs where the line has them. */
  readonly indent: string;
  /** `^^^^`, with `…` behind it where the text goes on in the next line. */
  readonly mark: string;
}

/** How many columns of a long line are shown, and how many of them before the mark. */
const width = 100;
const lead = 30;

/** The frame of a range's first line; undefined where the line is empty. */
export function codeFrame(
  { text, lines }: SourceFile,
  { start, end }: Range,
): CodeFrame | undefined {
  const index = start.line - 1;
  const lineStart = lines.lineStart(index);
  const length = lines.lineEnd(index) - lineStart;
  const markStart = start.column - 1;
  const goesOn = end.line > start.line;
  const markEnd = goesOn ? length : end.column - 1;

  const first = Math.max(0, Math.min(markStart - lead, length - width));
  const last = Math.min(length, first + width);
  // Of a line without end only the part around the mark is ever looked at.
  const shown = (from: number, to: number): string =>
    printable(text.slice(lineStart + from, lineStart + to));
  if (shown(first, last).trim() === '') return undefined;
  const head = first > 0 ? '…' : '';
  const tail = last < length ? '…' : '';
  const marked = shown(markStart, Math.min(markEnd, last));
  return {
    line: head + shown(first, last) + tail,
    indent: (head + shown(first, markStart)).replace(/[^\t]/gu, ' '),
    mark: '^'.repeat(Math.max(1, [...marked].length)) + (goesOn ? '…' : ''),
  };
}
