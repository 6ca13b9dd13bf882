import { compareTexts } from '../text/compare-texts.ts';
import type { Span } from '../text/span.ts';
import type { RoutineShape } from '../workspace/routine.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { parseSymbolId } from '../workspace/symbol-id.ts';
import { fuzzyScore } from './fuzzy.ts';
import { targetNames } from '../workspace/target-names.ts';

export interface WorkspaceSymbol {
  readonly kind: 'routine' | 'subsystem' | 'type' | 'page' | 'macro';
  readonly name: string;
  /** Where it stands or what it is: subsystem and ids, a page's summary. */
  readonly container: string;
  readonly span: Span;
}

/** The most that an editor shows of one question. */
const limit = 256;

/**
 * What a query means, best first: names by fuzzy match; `#3405` and `0xd4d` the routine with that message or reply id.
 * An empty query means everything.
 */
export function workspaceSymbols(snapshot: Snapshot, query: string): readonly WorkspaceSymbol[] {
  const id = idIn(query);
  if (id !== undefined) return byId(snapshot, id);
  return all(snapshot)
    .flatMap((symbol) => {
      const score = fuzzyScore(query, symbol.name);
      return score === undefined ? [] : [{ symbol, score }];
    })
    .sort((a, b) => b.score - a.score || compare(a.symbol, b.symbol))
    .slice(0, limit)
    .map(({ symbol }) => symbol);
}

function idIn(query: string): number | undefined {
  const match = /^(?:#\s*(\d+)|#?\s*(0x[0-9a-f]+))$/i.exec(query.trim());
  const digits = match?.[1] ?? match?.[2];
  return digits === undefined ? undefined : Number(digits);
}

function byId(snapshot: Snapshot, id: number): readonly WorkspaceSymbol[] {
  const found = snapshot.symbols.routinesWithId(id).flatMap(({ name, declared, shapes }) => {
    const holding = shapes.filter(({ slot }) => slot.messageId === id || slot.replyId === id);
    const [shape] = holding;
    return shape === undefined ? [] : [{ name, declared, shape, holding }];
  });
  return found.map(({ name, declared, shape, holding }) => {
    const what = shape.slot.messageId === id ? 'id' : 'reply';
    const ids = `${shape.subsystem.name.text} ${what} ${id} (0x${id.toString(16)})`;
    // Where an id has several routines, the target decides which of them a message means.
    const readers = found.length === 1 ? '' : `, ${readersOf(snapshot, holding)}`;
    return { kind: 'routine', name, container: ids + readers, span: declared };
  });
}

function readersOf(snapshot: Snapshot, shapes: readonly RoutineShape[]): string {
  const names = [...new Set(shapes.flatMap(({ targets }) => targetNames(snapshot, targets)))];
  return names.length <= 3
    ? names.join(', ')
    : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}

function all(snapshot: Snapshot): readonly WorkspaceSymbol[] {
  const routines = snapshot.symbols.routines.map(({ name, declared, shapes }): WorkspaceSymbol => {
    const ids = [...new Set(shapes.map(({ slot }) => slot.messageId))].join(', ');
    const subsystem = shapes[0]?.subsystem.name.text ?? '';
    return { kind: 'routine', name, container: `${subsystem} ${ids}`, span: declared };
  });
  const pages = [...snapshot.pages.values()].map(({ title, summary }): WorkspaceSymbol => ({
    kind: 'page',
    name: title.text,
    container: summary?.text ?? '',
    span: title.span,
  }));
  return [...routines, ...definitions(snapshot), ...pages];
}

/** Types, subsystems and macros, each place once. */
function definitions({ files, symbols }: Snapshot): readonly WorkspaceSymbol[] {
  const found = new Map<string, WorkspaceSymbol>();
  for (const { id, kind: fileKind } of files.values()) {
    if (fileKind !== 'defs') continue;
    for (const { symbol, role, span } of symbols.inFile(id)) {
      const { kind, name, path } = parseSymbolId(symbol);
      if (role !== 'definition') continue;
      if (kind !== 'type' && kind !== 'subsystem' && kind !== 'macro') continue;
      const key = `${span.file}:${span.start} ${symbol}`;
      found.set(key, { kind, name, container: path, span });
    }
  }
  return [...found.values()];
}

function compare(a: WorkspaceSymbol, b: WorkspaceSymbol): number {
  return compareTexts(a.name, b.name) || compareTexts(a.span.file, b.span.file);
}
