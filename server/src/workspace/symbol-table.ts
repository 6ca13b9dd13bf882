import type { FileId } from '../text/span.ts';
import type { Occurrence, SymbolId } from './occurrence.ts';
import type { Routine } from './routine.ts';

/** The merged view of every file's facts: it holds references into them, never copies. */
export interface SymbolTable {
  /** Files in the order of their names. */
  readonly routines: readonly Routine[];
  /** Those that a file declares. */
  routinesIn(file: FileId): readonly Routine[];
  /** By any of its names: as written, as MIG sees it, or a C function of either side. */
  routinesNamed(name: string): readonly Routine[];
  /** Routines that have this message id, or this reply id, in some target. */
  routinesWithId(id: number): readonly Routine[];
  routine(symbol: SymbolId): Routine | undefined;
  /** Files of the pages that document a routine of this name (any prototype of the page). */
  pagesNamed(name: string): readonly FileId[];
  /** The narrowest occurrence at an offset. */
  at(file: FileId, offset: number): Occurrence | undefined;
  /** The occurrences in one file, in order. */
  inFile(file: FileId): readonly Occurrence[];
  /** Everywhere, files in the order of their names. */
  occurrences(symbol: SymbolId): readonly Occurrence[];
  /** Those of `occurrences` that define the symbol: they lie in the file that its name tells. */
  definitions(symbol: SymbolId): readonly Occurrence[];
  /** Those of `occurrences` in pages. */
  inPages(symbol: SymbolId): readonly Occurrence[];
  /** Builds what the questions about all files need, piece by piece; they find it done afterwards. */
  indexSteps(): Generator<undefined, void>;
}
