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
  const whole = text.slice(lines.lineStart(index), lines.lineEnd(index));
  if (whole.trim() === '') return undefined;
  const markStart = start.column - 1;
  const goesOn = end.line > start.line;
  const markEnd = goesOn ? whole.length : end.column - 1;

  const isLong = whole.length > width;
  const first = isLong ? Math.max(0, Math.min(markStart - lead, whole.length - width)) : 0;
  const last = isLong ? Math.min(whole.length, first + width) : whole.length;
  const head = first > 0 ? '…' : '';
  const tail = last < whole.length ? '…' : '';
  const marked = printable(whole.slice(markStart, Math.min(markEnd, last)));
  return {
    line: head + printable(whole.slice(first, last)) + tail,
    indent: (head + printable(whole.slice(first, markStart))).replace(/[^\t]/gu, ' '),
    mark: '^'.repeat(Math.max(1, [...marked].length)) + (goesOn ? '…' : ''),
  };
}
