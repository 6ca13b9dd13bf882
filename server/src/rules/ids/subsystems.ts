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
  return subsystemsOf(snapshot).some(
    (one) => one.kernelServer && (one.name === name.text || one.declared.base === base),
  );
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
