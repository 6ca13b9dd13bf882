import type { SourceFile } from '../text/source-file.ts';
import type { FileId, Span } from '../text/span.ts';

/** A range for people and other programs: lines and columns from 1, columns in UTF-16 units, the end not included. */
export interface Range {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/** Where a span stands; the file's first character where its text is not at hand (it could not be read). */
export function rangeOf(files: ReadonlyMap<FileId, SourceFile>, span: Span): Range {
  const lines = files.get(span.file)?.lines;
  if (lines === undefined) return firstCharacter;
  const start = lines.position(span.start);
  const end = lines.position(span.end);
  return {
    start: { line: start.line + 1, column: start.character + 1 },
    end: { line: end.line + 1, column: end.character + 1 },
  };
}

const firstCharacter: Range = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
