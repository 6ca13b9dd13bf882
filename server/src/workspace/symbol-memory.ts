import { areSame } from '../text/intern-list.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';
import type { FileRoutines } from './file-routines.ts';
import type { FileOccurrences } from './interface-occurrences.ts';
import type { Occurrence, SymbolId } from './occurrence.ts';
import { idsOf, namesOf, type Routine } from './routine.ts';
import { createIndexer, type Indexer } from './shared-index.ts';

/**
 * What the symbol tables of one workspace hand on to each other: the last index of each kind, and the last routines
 * and occurrences of each interface file. All of it is checked before it is used again.
 */
export interface SymbolMemory {
  readonly routinesByName: Indexer<string, Routine>;
  readonly routinesById: Indexer<number, Routine>;
  readonly occurrencesBySymbol: Indexer<SymbolId, Occurrence>;
  readonly typesByName: Indexer<string, Occurrence>;
  readonly pagesByName: Indexer<string, string>;
  readonly pagesByWord: Indexer<string, string>;
  /** Pages by the names that were looked for in their texts: the last answers, while the pages are the same. */
  searchesIn(pages: readonly SourceFile[]): Map<string, readonly FileId[]>;
  readonly occurrences: Map<FileId, FileOccurrences>;
  readonly routines: Map<FileId, FileRoutines>;
}

export function createSymbolMemory(): SymbolMemory {
  const itself = (word: string): readonly string[] => [word];
  let searched: {
    readonly pages: readonly SourceFile[];
    readonly found: Map<string, readonly FileId[]>;
  } = { pages: [], found: new Map() };
  return {
    searchesIn(pages) {
      if (!areSame(searched.pages, pages)) searched = { pages, found: new Map() };
      return searched.found;
    },
    routinesByName: createIndexer(namesOf),
    routinesById: createIndexer(idsOf),
    occurrencesBySymbol: createIndexer(({ symbol }) => [symbol]),
    typesByName: createIndexer(declaredType),
    pagesByName: createIndexer(itself),
    pagesByWord: createIndexer(itself),
    occurrences: new Map(),
    routines: new Map(),
  };
}

/** The name of the type that an occurrence declares. */
function declaredType({ symbol, role }: Occurrence): readonly string[] {
  const isType = role === 'definition' && symbol.startsWith('type ');
  return isType ? [symbol.slice(symbol.lastIndexOf(' ') + 1)] : [];
}
