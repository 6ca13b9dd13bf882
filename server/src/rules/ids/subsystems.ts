import type { RoutineSlot, Subsystem } from '../../model/interface.ts';
import { memo } from '../../text/memo.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';

/** One subsystem of the workspace: all that the files and targets that declare this name say of it. */
export interface DeclaredSubsystem {
  readonly name: string;
  /** The first declaration, in the order of the roots. */
  readonly declared: Subsystem;
  /** Whether the kernel receives its requests, in some target. */
  readonly kernelServer: boolean;
  /** The routines by their message ids; of several targets the first one's. */
  readonly routines: ReadonlyMap<number, RoutineSlot>;
}

/** Every subsystem once, in the order of the bases: copies of a file, and its twins in other folders, are one. */
export const subsystemsOf = memo((snapshot: Snapshot): readonly DeclaredSubsystem[] => {
  const byName = new Map<string, Building>();
  for (const { interface: found } of snapshot.units) {
    const declared = found.subsystem;
    if (declared === undefined) continue;
    // One file may declare the name at another base for other machines: those are two ranges.
    const key = `${declared.name.text} ${declared.base}`;
    let entry = byName.get(key);
    if (entry === undefined) {
      entry = { name: declared.name.text, declared, kernelServer: false, routines: new Map() };
      byName.set(key, entry);
    }
    entry.kernelServer ||= declared.kernelServer;
    for (const slot of found.slots) {
      if (slot.kind === 'routine' && !entry.routines.has(slot.messageId)) {
        entry.routines.set(slot.messageId, slot);
      }
    }
  }
  return [...byName.values()].sort(
    (a, b) => a.declared.base - b.declared.base || (a.name < b.name ? -1 : 1),
  );
});

/** Whether the kernel receives a subsystem's requests in some target, and not only in those that say so. */
export function isServedByKernel(snapshot: Snapshot, { name, base }: Subsystem): boolean {
  const { names, bases } = servedByKernel(snapshot);
  return names.has(name.text) || bases.has(base);
}

const servedByKernel = memo((snapshot: Snapshot) => {
  const served = subsystemsOf(snapshot).filter(({ kernelServer }) => kernelServer);
  return {
    names: new Set(served.map(({ name }) => name)),
    bases: new Set(served.map(({ declared }) => declared.base)),
  };
});

/** A subsystem that has requests of some ids. */
export interface Receiver {
  readonly subsystem: DeclaredSubsystem;
  /** Its place among all. */
  readonly place: number;
  /** Those of the ids that it has, in ascending order. */
  readonly ids: readonly number[];
}

/**
 * A function that finds which subsystems have requests of some ids, in their order. Comparing each subsystem with each
 * other one would take ten thousand times as long in a tree of a hundred times the size.
 */
export function findReceivers(
  all: readonly DeclaredSubsystem[],
): (ids: readonly number[]) => readonly Receiver[] {
  const places = new Map<number, number[]>();
  for (const [place, { routines }] of all.entries()) {
    for (const id of routines.keys()) {
      const known = places.get(id);
      if (known === undefined) places.set(id, [place]);
      else known.push(place);
    }
  }
  return (ids) => {
    const found = new Map<number, number[]>();
    for (const id of [...ids].sort((a, b) => a - b)) {
      for (const place of places.get(id) ?? []) {
        const known = found.get(place);
        if (known === undefined) found.set(place, [id]);
        else known.push(id);
      }
    }
    return [...found]
      .sort(([a], [b]) => a - b)
      .flatMap(([place, shared]) => {
        const subsystem = all[place];
        return subsystem === undefined ? [] : [{ subsystem, place, ids: shared }];
      });
  };
}

interface Building {
  readonly name: string;
  readonly declared: Subsystem;
  kernelServer: boolean;
  readonly routines: Map<number, RoutineSlot>;
}

/** `5600`, `5600 to 5603`, `5600, 5602`: sorted numbers for a message. */
export function idList(ids: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < ids.length;) {
    const first = ids[i] ?? 0;
    let last = first;
    while (ids[i + 1] === last + 1) {
      last += 1;
      i += 1;
    }
    parts.push(first === last ? `${first}` : `${first} to ${last}`);
    i += 1;
  }
  return parts.length <= 4 ? parts.join(', ') : `${parts.slice(0, 3).join(', ')} and more`;
}
