import type { ManPage } from '../syntax/man/man-page.ts';
import { lazy } from '../text/lazy.ts';
import { memo } from '../text/memo.ts';
import type { SourceFile } from '../text/source-file.ts';
import { fileId, type FileId } from '../text/span.ts';
import { fileRoutines, routinesWithSymbol } from './file-routines.ts';
import { interfaceOccurrences, occurrencesAt, type PathOf } from './interface-occurrences.ts';
import type { Occurrence, SymbolId } from './occurrence.ts';
import { pageOccurrences, wordsFor, wordsIn } from './page-occurrences.ts';
import type { Routine } from './routine.ts';
import type { Contribution, Contributions } from './shared-index.ts';
import type { Snapshot } from './snapshot.ts';
import { parseSymbolId, workspacePath } from './symbol-id.ts';
import type { SymbolMemory } from './symbol-memory.ts';
import type { SymbolTable } from './symbol-table.ts';

/** What a symbol table is made from, beside the snapshot. */
export interface SymbolSources {
  readonly snapshot: Snapshot;
  /** The snapshot's files in the order of their names. */
  readonly sorted: () => readonly FileId[];
  readonly pathOf: PathOf;
  readonly memory: SymbolMemory;
}

/**
 * Merges the facts of a snapshot's files. Each index is built on the first question that needs it, on that of an
 * earlier snapshot; a question about one file reads the units of that file alone.
 */
export function createSymbolTable(sources: SymbolSources): SymbolTable {
  const { snapshot, sorted, pathOf, memory } = sources;
  /** Files whose routines are merged. */
  const merged = new Set<FileId>();
  const routinesIn = (file: FileId): readonly Routine[] => {
    merged.add(file);
    const found = fileRoutines(file, snapshot.unitsOf(file), pathOf, memory.routines.get(file));
    memory.routines.set(file, found);
    return found.routines;
  };
  const ofInterfaces = <Value>(
    valuesOf: (file: FileId) => readonly Value[],
  ): Contributions<Value> => {
    const files = sorted().filter((file) => snapshot.files.get(file)?.kind !== 'man');
    return new Map(files.map((file) => [file, valuesOf(file)]));
  };
  const byFile = lazy(() => ofInterfaces(routinesIn));
  const routines = lazy((): readonly Routine[] => [...byFile().values()].flat());
  const byName = lazy(() => memory.routinesByName(byFile()));
  const byId = lazy(() => memory.routinesById(byFile()));
  const pagesByName = lazy(() => memory.pagesByName(ofPages((file) => titlesOf(file))));
  const pageWords = lazy(() => ofPages((file) => wordsIn(snapshot, file)));
  const pagesByWord = lazy(() => memory.pagesByWord(pageWords()));
  const interfaces = lazy(() => ofInterfaces(inFile));
  const occurrencesBySymbol = lazy(() => memory.occurrencesBySymbol(interfaces()));
  const typesByName = lazy(() => memory.typesByName(interfaces()));
  const files = new Map<FileId, readonly Occurrence[]>();

  const ofPages = (wordsOf: (file: FileId) => readonly string[]): Contributions<string> =>
    new Map([...snapshot.pages.keys()].map((file) => [file, wordsOf(file)]));

  const titlesOf = (file: FileId): readonly string[] => {
    const [source, page] = [snapshot.files.get(file), snapshot.page(file)];
    return source === undefined || page === undefined ? [] : documentedNames(page)(source);
  };
  const pageSources = lazy(() =>
    sorted().flatMap((file) => {
      const source = snapshot.files.get(file);
      return source?.kind === 'man' ? [source] : [];
    }),
  );
  const searched = lazy(() => memory.searchesIn(pageSources()));
  const searchPages = (name: string): readonly FileId[] => {
    let found = searched().get(name);
    if (found === undefined) {
      const having = pageSources().filter(({ text }) => text.includes(name));
      found = having.map(({ id }) => id).filter((file) => titlesOf(file).includes(name));
      searched().set(name, found);
    }
    return found;
  };
  const pagesNamed = (name: string): readonly FileId[] =>
    !memory.pagesByName.isBuilt() && (searched().size < fewNames || searched().has(name))
      ? searchPages(name)
      : pagesByName()(name).map(({ file }) => file);

  const readFile = (file: FileId): readonly Occurrence[] => {
    if (snapshot.page(file) !== undefined) return pageOccurrences(file, resolver);
    const units = snapshot.unitsOf(file);
    if (units.length === 0) return [];
    const found = interfaceOccurrences(file, units, pathOf, memory.occurrences.get(file));
    memory.occurrences.set(file, found);
    return found.occurrences;
  };
  const inFile = (file: FileId): readonly Occurrence[] => {
    let found = files.get(file);
    if (found === undefined) files.set(file, (found = readFile(file)));
    return found;
  };
  const places = new Map<string, readonly Occurrence[]>();
  /** What may touch a place. An editor asks several questions about one place. */
  const around = (file: FileId, offset: number): readonly Occurrence[] => {
    if (files.has(file) || snapshot.files.get(file)?.kind === 'man') return inFile(file);
    const place = `${file} ${offset}`;
    const known = places.get(place);
    if (known !== undefined) return known;
    if (places.size >= fewQuestions) return inFile(file);
    const found = occurrencesAt(file, offset, snapshot.unitsOf(file), pathOf);
    places.set(place, found);
    return found;
  };
  const inPages = (symbol: SymbolId): readonly Occurrence[] => {
    const words = wordsFor(symbol, routinesFor(symbol));
    const pages = new Set(words.flatMap((word) => pagesByWord()(word).map(({ file }) => file)));
    return [...pages].sort().flatMap((page) => inFile(page).filter((one) => one.symbol === symbol));
  };

  /** The file that a symbol's name tells: relative to a workspace folder, or the whole path of one outside them. */
  const filesOf = (symbol: SymbolId): readonly FileId[] => {
    const { path } = parseSymbolId(symbol);
    const places = [path, ...snapshot.project.roots.map((root) => `${root}/${path}`)];
    return places.map(fileId).filter((file) => snapshot.files.has(file));
  };
  const named = new Map<SymbolId, readonly Routine[]>();
  const routinesFor = (symbol: SymbolId): readonly Routine[] => {
    let found = named.get(symbol);
    if (found === undefined) {
      found = filesOf(symbol).flatMap((file) =>
        merged.has(file) || named.size >= fewQuestions
          ? routinesIn(file).filter((routine) => routine.symbol === symbol)
          : routinesWithSymbol(symbol, file, snapshot.unitsOf(file), pathOf),
      );
      named.set(symbol, found);
    }
    return found;
  };

  const table: SymbolTable = {
    get routines() {
      return routines();
    },
    routinesNamed: (name) => valuesOf(byName()(name)),
    routinesWithId: (id) => valuesOf(byId()(id)),
    routine: (symbol) => routinesFor(symbol)[0],
    routinesIn,
    pagesNamed,
    at: (file, offset) => narrowest(around(file, offset), offset),
    inFile,
    occurrences(symbol) {
      const inInterfaces = valuesOf(occurrencesBySymbol()(symbol));
      return [...inInterfaces, ...inPages(symbol)].sort(compareFiles);
    },
    definitions: (symbol) =>
      filesOf(symbol)
        .flatMap((file) => inFile(file))
        .filter((one) => one.symbol === symbol && one.role === 'definition'),
    inPages,
    *indexSteps() {
      yield* memory.routinesByName.steps(byFile());
      for (const file of snapshot.pages.keys()) {
        wordsIn(snapshot, file);
        yield;
      }
      yield* memory.pagesByWord.steps(pageWords());
      yield* memory.typesByName.steps(interfaces());
    },
  };
  const resolver = {
    snapshot,
    table,
    pathOf,
    typeNamed: (name: string) => typesByName()(name)[0]?.value.symbol,
  };
  return table;
}

/** What a page documents, of that only names that stand in its source as they are. Remembered with the page. */
const documentedNames = memo((page: ManPage) =>
  memo(({ text }: SourceFile): readonly string[] => {
    const names = new Set([page.title.text, ...page.prototypes.map(({ name }) => name.text)]);
    return [...names].filter((name) => text.includes(name));
  }),
);

/**
 * Reading a page costs more than searching its text. So many names are answered from the pages that hold them: all that
 * a hover asks for. Whoever asks for more gets the index of all pages, and so does everybody after that.
 */
const fewNames = 24;

/** So many questions about one place or one routine are answered alone; whoever asks more gets all that a file has. */
const fewQuestions = 24;

/** The function that symbols are named with: one object a set of roots, since caches are keyed by it. */
export function pathsUnder(roots: readonly FileId[]): PathOf {
  return (file) => workspacePath(roots, file);
}

function valuesOf<Value>(contributions: readonly Contribution<Value>[]): readonly Value[] {
  return contributions.map(({ value }) => value);
}

function compareFiles(a: Occurrence, b: Occurrence): number {
  return a.span.file < b.span.file ? -1 : a.span.file > b.span.file ? 1 : 0;
}

/** Of the occurrences that touch the offset the shortest; of equal ones the first. They are sorted by start. */
function narrowest(sorted: readonly Occurrence[], offset: number): Occurrence | undefined {
  let best: Occurrence | undefined;
  for (let i = firstAfter(sorted, offset) - 1; i >= 0; i--) {
    const occurrence = sorted[i];
    if (occurrence === undefined || offset - occurrence.span.start > longestName) break;
    if (occurrence.span.end < offset) continue;
    if (best === undefined || length(occurrence) <= length(best)) best = occurrence;
  }
  return best;
}

/** Names and paths are shorter than this: a search backwards may stop. */
const longestName = 1024;

function firstAfter(sorted: readonly Occurrence[], offset: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.span.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function length({ span }: Occurrence): number {
  return span.end - span.start;
}
