import type { SourceFile } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import { columnAfter } from '../../text/tab-stops.ts';

/** The colon of an argument, where an editor shows it. */
export interface Colon {
  /** The white space between name and colon. */
  readonly gap: Span;
  readonly line: number;
  /** Columns as an editor shows them, 0-based, with tab stops of 8. */
  readonly nameEnd: number;
  readonly column: number;
}

/** The colon behind a name; undefined where something else stands there. */
export function colonAfter(file: SourceFile, name: Span): Colon | undefined {
  let end = name.end;
  while (file.text[end] === ' ' || file.text[end] === '\t') end += 1;
  if (file.text[end] !== ':') return undefined;
  const { line } = file.lines.position(name.start);
  const start = file.lines.lineStart(line);
  const gap = { file: file.id, start: name.end, end };
  return {
    gap,
    line,
    nameEnd: columnAfter(0, file.text.slice(start, name.end)),
    column: columnAfter(0, file.text.slice(start, end)),
  };
}

/** The column of at least three colons and of two in three; undefined where there is no such. */
export function usualColumn(colons: readonly Colon[]): number | undefined {
  const counts = new Map<number, number>();
  for (const { column } of colons) counts.set(column, (counts.get(column) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  if (most === undefined || most[1] < 3 || most[1] * 3 < colons.length * 2) return undefined;
  return most[0];
}

/** Whether no two of them share a line. */
export function areOnOwnLines(colons: readonly Colon[]): boolean {
  return new Set(colons.map(({ line }) => line)).size === colons.length;
}
