import type { Routine } from '../workspace/routine.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { parseSymbolId } from '../workspace/symbol-id.ts';
import { argumentSubject } from './subjects.ts';
import type { Place } from './place.ts';

/** The routine whose name, or whose argument's name, stands at a place. */
export function routineAt(snapshot: Snapshot, at: Place): Routine | undefined {
  const symbol = snapshot.symbols.at(at.file, at.offset)?.symbol;
  if (symbol === undefined) return undefined;
  return snapshot.symbols.routine(symbol) ?? argumentSubject(snapshot, symbol)?.routine;
}

/** The C function whose name stands at a place: a translation's, a destructor's. */
export function functionAt({ symbols }: Snapshot, at: Place): string | undefined {
  const symbol = symbols.at(at.file, at.offset)?.symbol;
  const { kind, name } = symbol === undefined ? {} : parseSymbolId(symbol);
  return kind === 'function' ? name : undefined;
}
