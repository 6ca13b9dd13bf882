import type { MachType } from '../../model/mach-type.ts';
import type { Routine } from '../../workspace/routine.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { count } from '../html/field-words.ts';

/** One name of a type: its declarations in the source, and the arguments that have it. */
export interface TypeFacts {
  readonly name: string;
  /** Different declarations, in the order of the files. */
  readonly declarations: readonly MachType[];
  readonly users: readonly { readonly routine: Routine; readonly arguments: readonly string[] }[];
}

/** All named types of a snapshot by name. */
export function typeFacts(snapshot: Snapshot): readonly TypeFacts[] {
  const declarations = new Map<string, Map<string, MachType>>();
  for (const { interface: lowered } of snapshot.units) {
    for (const type of lowered.types) {
      if (type.name === undefined) continue;
      const { file, start } = type.declared ?? type.name.written;
      const known = declarations.get(type.name.text) ?? new Map<string, MachType>();
      const place = `${file}:${start}`;
      if (!known.has(place)) known.set(place, type);
      declarations.set(type.name.text, known);
    }
  }
  const users = usersByType(snapshot);
  return [...declarations]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, known]) => ({
      name,
      declarations: [...known.values()],
      users: users.get(name) ?? [],
    }));
}

/** What travels: `a send right`, `16 bytes`, `up to 1,024 bytes`, `out-of-line memory`. */
export function travelWords(type: MachType): string {
  const { size, number, inline, variable, port, unbounded, string } = type;
  const isAside = !inline || unbounded;
  if (port && isAside) return 'rights out-of-line';
  if (port) return number > 1 ? `${variable ? 'up to ' : ''}${number} rights` : 'a right';
  if (isAside) return 'memory out-of-line';
  const bytes = `${count(Math.ceil((size * Math.max(1, number)) / 8))} bytes`;
  return `${string ? 'a C string, ' : ''}${variable ? 'up to ' : ''}${bytes}`;
}

/** The code that travels, without the words that all of them begin with. */
export function codeWords({ inWord, outWord }: MachType): string {
  const short = (word: string): string => word.replace('MACH_MSG_TYPE_', '');
  return inWord === outWord ? short(inWord) : `${short(inWord)} → ${short(outWord)}`;
}

function usersByType(snapshot: Snapshot): ReadonlyMap<string, TypeFacts['users']> {
  const users = new Map<string, { routine: Routine; arguments: string[] }[]>();
  for (const routine of snapshot.symbols.routines) {
    const byType = new Map<string, Set<string>>();
    for (const { slot } of routine.shapes) {
      for (const { name, typeName } of slot.arguments) {
        byType.set(typeName.text, (byType.get(typeName.text) ?? new Set()).add(name.text));
      }
    }
    for (const [type, names] of byType) {
      const list = users.get(type) ?? [];
      list.push({ routine, arguments: [...names] });
      users.set(type, list);
    }
  }
  return users;
}
