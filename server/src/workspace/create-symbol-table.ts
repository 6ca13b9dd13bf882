import type { RoutineSlot } from '../model/interface.ts';
import { noTargets, unionOf } from '../model/target.ts';
import { lazy } from '../text/lazy.ts';
import { compareSpans, type FileId } from '../text/span.ts';
import type { Occurrence, SymbolId } from './occurrence.ts';
import { pageMentions, type PageMention } from './page-mentions.ts';
import { mergeRoutines } from './merge-routines.ts';
import type { Routine } from './routine.ts';
import type { Snapshot } from './snapshot.ts';
import { symbolId, workspacePath } from './symbol-id.ts';
import type { SymbolTable } from './symbol-table.ts';
import { unitOccurrences } from './unit-occurrences.ts';

/**
 * Merges the facts of a snapshot's files. Each index is built on the first question that needs it; what an unchanged
 * file contributes is remembered with its unit or page, so that a rebuild after an edit only merges.
 */
export function createSymbolTable(snapshot: Snapshot, pathOf: PathOf): SymbolTable {
  const routines = lazy(() => mergeRoutines(snapshot.units, pathOf));
  const bySymbol = lazy(() => groupBy(routines(), (routine) => [routine.symbol]));
  const byName = lazy(() => groupBy(routines(), namesOf));
  const byId = lazy(() => groupBy(routines(), idsOf));
  const pagesByName = lazy(() => indexPages(snapshot));
  const typesByName = lazy(() => indexTypes(snapshot, pathOf));
  const files = new Map<FileId, readonly Occurrence[]>();

  const resolve = (mention: PageMention, page: FileId): SymbolId | undefined =>
    resolveMention(mention, page, { snapshot, table, pathOf, typesByName });

  const inFile = (file: FileId): readonly Occurrence[] => {
    let found = files.get(file);
    if (found === undefined)
      files.set(file, (found = occurrencesIn(snapshot, file, pathOf, resolve)));
    return found;
  };

  const bySymbolEverywhere = lazy(() => {
    const index = new Map<SymbolId, Occurrence[]>();
    for (const file of snapshot.files.keys()) {
      for (const occurrence of inFile(file)) push(index, occurrence.symbol, occurrence);
    }
    return index;
  });

  const table: SymbolTable = {
    get routines() {
      return routines();
    },
    routinesNamed: (name) => byName().get(name) ?? [],
    routinesWithId: (id) => byId().get(id) ?? [],
    routine: (symbol) => bySymbol().get(symbol)?.[0],
    pagesNamed: (name) => pagesByName().get(name) ?? [],
    at: (file, offset) => narrowest(inFile(file), offset),
    inFile,
    occurrences: (symbol) => bySymbolEverywhere().get(symbol) ?? [],
  };
  return table;
}

type PathOf = (file: FileId) => string;

/** The function that symbols are named with: one object a set of roots, since caches are keyed by it. */
export function pathsUnder(roots: readonly FileId[]): PathOf {
  return (file) => workspacePath(roots, file);
}

function occurrencesIn(
  snapshot: Snapshot,
  file: FileId,
  pathOf: PathOf,
  resolve: (mention: PageMention, page: FileId) => SymbolId | undefined,
): readonly Occurrence[] {
  const page = snapshot.page(file);
  const source = snapshot.files.get(file);
  if (page !== undefined && source !== undefined) {
    return pageMentions(source, page).flatMap((mention) => {
      const symbol = resolve(mention, file);
      const role = mention.documents ? 'documentation' : 'reference';
      return symbol === undefined ? [] : [{ symbol, span: mention.span, role, targets: noTargets }];
    });
  }
  const merged = new Map<string, Occurrence>();
  for (const unit of snapshot.unitsOf(file)) {
    for (const occurrence of unitOccurrences(unit, pathOf).get(file) ?? []) {
      const key = `${occurrence.span.start} ${occurrence.symbol}`;
      const known = merged.get(key);
      if (known === undefined) merged.set(key, occurrence);
      else if ((known.targets | occurrence.targets) !== known.targets) {
        merged.set(key, { ...known, targets: unionOf(known.targets, occurrence.targets) });
      }
    }
  }
  return [...merged.values()].sort((a, b) => compareSpans(a.span, b.span));
}

interface Resolver {
  readonly snapshot: Snapshot;
  readonly table: SymbolTable;
  readonly pathOf: PathOf;
  readonly typesByName: () => ReadonlyMap<string, SymbolId>;
}

/** What a name in a page means: an interface's symbol where one has it, else the page's own. */
function resolveMention(
  mention: PageMention,
  page: FileId,
  { snapshot, table, pathOf, typesByName }: Resolver,
): SymbolId | undefined {
  const { kind, name } = mention;
  const routine = (): SymbolId | undefined => table.routinesNamed(name)[0]?.symbol;
  const documentedPage = (): SymbolId | undefined => {
    const [first] = table.pagesNamed(name);
    return first === undefined ? undefined : symbolId('page', pathOf(first), name);
  };
  const code = (): SymbolId | undefined =>
    snapshot.returnCodes.has(name) ? symbolId('code', '', name) : undefined;

  switch (kind) {
    case 'routine':
      return routine() ?? documentedPage();
    case 'parameter':
      return argumentOf(table, snapshot, page, name) ?? symbolId('parameter', pathOf(page), name);
    case 'type':
      return typesByName().get(name) ?? symbolId('name', '', name);
    case 'code':
      return code() ?? symbolId('code', '', name);
    case 'link': {
      const target = linkTarget(snapshot, page, name);
      return target === undefined ? undefined : symbolId('file', pathOf(target), '-');
    }
    case 'word':
      return routine() ?? code() ?? typesByName().get(name) ?? documentedPage();
  }
}

/** The argument that a page's parameter documents: of the first routine of the page that has one of that name. */
function argumentOf(
  table: SymbolTable,
  snapshot: Snapshot,
  page: FileId,
  name: string,
): SymbolId | undefined {
  for (const prototype of snapshot.page(page)?.prototypes ?? []) {
    const routine = table.routinesNamed(prototype.name.text)[0];
    const argument = routine?.shapes[0]?.slot.arguments.find((each) => each.name.text === name);
    if (routine === undefined || argument === undefined) continue;
    const path = routine.symbol.slice('routine '.length, routine.symbol.lastIndexOf(' '));
    return symbolId('argument', path, `${routine.name}/${name}`);
  }
  return undefined;
}

/** The file that a page's relative link names, where the workspace has it. */
export function linkTarget(snapshot: Snapshot, page: FileId, href: string): FileId | undefined {
  const [path = ''] = href.split('#');
  if (path === '' || /^[a-z]+:/i.test(path) || path.startsWith('/')) return undefined;
  const folders = page.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') folders.pop();
    else if (part !== '.') folders.push(part);
  }
  const target = folders.join('/') as FileId;
  return snapshot.files.has(target) ? target : undefined;
}

function namesOf(routine: Routine): readonly string[] {
  const names = new Set([routine.name]);
  for (const { slot } of routine.shapes) {
    names.add(slot.name.text).add(slot.userName).add(slot.serverName);
  }
  return [...names];
}

function idsOf(routine: Routine): readonly number[] {
  const ids = (slot: RoutineSlot): number[] =>
    slot.replyId === undefined ? [slot.messageId] : [slot.messageId, slot.replyId];
  return [...new Set(routine.shapes.flatMap(({ slot }) => ids(slot)))];
}

function indexPages(snapshot: Snapshot): ReadonlyMap<string, readonly FileId[]> {
  const index = new Map<string, FileId[]>();
  for (const [file, page] of snapshot.pages) {
    const names = new Set([page.title.text, ...page.prototypes.map(({ name }) => name.text)]);
    for (const name of names) push(index, name, file);
  }
  return index;
}

function indexTypes(snapshot: Snapshot, pathOf: PathOf): ReadonlyMap<string, SymbolId> {
  const index = new Map<string, SymbolId>();
  for (const { interface: lowered } of snapshot.units) {
    for (const { name } of lowered.types) {
      if (name === undefined || index.has(name.text)) continue;
      index.set(name.text, symbolId('type', pathOf(name.written.file), name.text));
    }
  }
  return index;
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

function groupBy<Key, Value>(
  values: readonly Value[],
  keysOf: (value: Value) => readonly Key[],
): ReadonlyMap<Key, readonly Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) for (const key of keysOf(value)) push(groups, key, value);
  return groups;
}

function push<Key, Value>(groups: Map<Key, Value[]>, key: Key, value: Value): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [value]);
  else group.push(value);
}
