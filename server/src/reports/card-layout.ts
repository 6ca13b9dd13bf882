import { relativePath } from '../text/relative-path.ts';
import type { Span } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { rangeOf } from './range.ts';
import type { Style } from './style.ts';

export interface CardOptions {
  /** The folder that paths are shown relative to. */
  readonly folder: string;
  readonly style: Style;
  /** Columns of the terminal. */
  readonly width: number;
}

/** What every part of a card is written with. */
export interface CardContext {
  readonly snapshot: Snapshot;
  readonly style: Style;
  /** Columns that a line may take. */
  readonly width: number;
  /** `FILE:LINE`. */
  readonly place: (span: Span) => string;
}

export function cardContext(
  snapshot: Snapshot,
  { folder, style, width }: CardOptions,
): CardContext {
  return {
    snapshot,
    style,
    width: Math.max(40, Math.min(width, 120)),
    place: (span) =>
      `${relativePath(folder, span.file)}:${rangeOf(snapshot.files, span).start.line}`,
  };
}

/** A part of a card under its heading; nothing where it has no lines. */
export function section(
  heading: string,
  lines: readonly string[],
  { style }: CardContext,
): readonly string[] {
  return lines.length === 0 ? [] : ['', style.bold(heading), ...lines.map((line) => `  ${line}`)];
}

/** Breaks a text at blanks; every line begins with the indentation. A word longer than the line stays whole. */
export function wrap(text: string, width: number, indent = ''): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line === '') line = word;
    else if (indent.length + line.length + 1 + word.length <= width) line += ` ${word}`;
    else {
      lines.push(indent + line);
      line = word;
    }
  }
  return line === '' ? lines : [...lines, indent + line];
}

/** Columns as wide as their widest cell, the last one left as it is; two blanks between them. */
export function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, index) => (widths[index] = Math.max(widths[index] ?? 0, cell.length)));
  }
  return rows.map((row) =>
    row
      .map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0)))
      .join('  '),
  );
}

/** A C prototype on one line or, where that is too long, one parameter a line. */
export function prototypeLines(prototype: string, width: number): readonly string[] {
  if (prototype.length <= width) return [prototype];
  const open = prototype.indexOf('(');
  if (open === -1 || !prototype.endsWith(')')) return [prototype];
  const params = prototype.slice(open + 1, -1).split(', ');
  return [
    prototype.slice(0, open + 1),
    ...params.map((param, index) => `    ${param}${index === params.length - 1 ? ')' : ','}`),
  ];
}
