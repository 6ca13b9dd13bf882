import { ErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { Location, Position, Range } from 'vscode-languageserver/node';
import { memo } from '../text/memo.ts';
import type { SourceFile } from '../text/source-file.ts';
import { span, type Span } from '../text/span.ts';
import { createUnitIndex, type PositionEncoding } from './unit-index.ts';

export type { Location, Position, Range };

/**
 * Between offsets, which the whole program uses, and the protocol's lines and columns in the encoding that the client
 * and the server agreed on. This is the only place that makes or reads a position.
 */
export interface Converter {
  readonly encoding: PositionEncoding;
  /** Offsets outside the file, or inside a line break, are moved to the nearest place that has a position. */
  position(file: SourceFile, offset: number): Position;
  range(file: SourceFile, span: { readonly start: number; readonly end: number }): Range;
  /** Positions behind the line's end or the file's end are moved to that end, as the protocol wants. */
  offset(file: SourceFile, position: Position): number;
  /** A range whose ends are swapped is read as if they were not. */
  span(file: SourceFile, range: Range): Span;
}

export function createConverter(encoding: PositionEncoding): Converter {
  const unitsOf = memo((file: SourceFile) => createUnitIndex(file.text, encoding));

  const position = (file: SourceFile, offset: number): Position => {
    const { line } = file.lines.position(offset);
    const units = unitsOf(file);
    const start = file.lines.lineStart(line);
    const within = Math.max(start, Math.min(offset, file.lines.lineEnd(line)));
    return { line, character: units.units(within) - units.units(start) };
  };

  const offset = (file: SourceFile, { line, character }: Position): number => {
    if (!Number.isInteger(line) || !Number.isInteger(character)) {
      throw new ResponseError(
        ErrorCodes.InvalidParams,
        'a position needs two whole numbers, `line` and `character`',
      );
    }
    if (line < 0) return 0;
    if (line >= file.lines.lineCount) return file.text.length;
    const units = unitsOf(file);
    const start = file.lines.lineStart(line);
    const at = units.offset(units.units(start) + Math.max(0, character));
    return Math.min(at, file.lines.lineEnd(line));
  };

  return {
    encoding,
    position,
    offset,
    range: (file, { start, end }) => ({ start: position(file, start), end: position(file, end) }),
    span: (file, range) => {
      const start = offset(file, range.start);
      const end = offset(file, range.end);
      return span(file.id, Math.min(start, end), Math.max(start, end));
    },
  };
}

/** The encoding to speak: UTF-16 unless the client names others, then the first of its list that we know. */
export function negotiatedEncoding(offered: readonly string[] | undefined): PositionEncoding {
  const known = offered?.find(
    (name): name is PositionEncoding => name === 'utf-8' || name === 'utf-16' || name === 'utf-32',
  );
  return known ?? 'utf-16';
}
