import type { Routine } from '../../workspace/routine.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import type { Neighbours } from './routine-page.ts';
import { wrappedRoots } from './wrapped-roots.ts';

/** For each routine of a snapshot: who stands beside it, and who has the same id in other targets. */
export function neighboursOf(snapshot: Snapshot): ReadonlyMap<Routine, Neighbours> {
  const wrapped = wrappedRoots(snapshot);
  const rows = new Map<string, Map<number, Routine[]>>();
  for (const routine of snapshot.symbols.routines) {
    for (const { root, slot } of routine.shapes) {
      const key = wrapped.get(root) ?? root;
      const row = rows.get(key) ?? new Map<number, Routine[]>();
      rows.set(key, row);
      const there = row.get(slot.messageId) ?? [];
      if (!there.includes(routine)) there.push(routine);
      row.set(slot.messageId, there);
    }
  }
  const neighbours = new Map<Routine, Neighbours>();
  for (const row of rows.values()) {
    const ids = [...row.keys()].sort((a, b) => a - b);
    ids.forEach((id, index) => {
      const here = row.get(id) ?? [];
      for (const routine of here) {
        if (neighbours.has(routine)) continue;
        neighbours.set(routine, {
          before: row.get(ids[index - 1] ?? NaN)?.[0],
          after: row.get(ids[index + 1] ?? NaN)?.[0],
          sameId: here.filter((other) => other !== routine),
        });
      }
    });
  }
  return neighbours;
}
