import type { FileId } from '../../text/span.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { wrappedRoots } from './wrapped-roots.ts';

/** The ids of one interface, over all targets that read it; a wrapper of it is the same interface. */
export interface IdRange {
  readonly root: FileId;
  readonly name: string;
  readonly base: number;
  /** The last id that a slot takes; below `base` where there is none. */
  readonly last: number;
  readonly slots: ReadonlyMap<number, IdSlot>;
}

export interface IdSlot {
  readonly kind: 'routine' | 'simpleroutine' | 'skip';
  /** The routines' names, those of several targets among them; empty for a skip. */
  readonly names: readonly string[];
  /** Whether a message with this id + 100 comes back. */
  readonly replyId: number | undefined;
}

/** Every interface by its first id. */
export function idRanges(snapshot: Snapshot): readonly IdRange[] {
  const wrapped = wrappedRoots(snapshot);
  const ranges = new Map<string, IdRange & { readonly slots: Map<number, IdSlot>; last: number }>();
  for (const { root, interface: lowered } of snapshot.units) {
    const { subsystem, slots } = lowered;
    if (subsystem === undefined) continue;
    const own = wrapped.get(root) ?? root;
    const key = `${subsystem.base} ${own}`;
    let range = ranges.get(key);
    if (range === undefined) {
      const { base, name } = subsystem;
      range = { root: own, name: name.text, base, last: base - 1, slots: new Map() };
      ranges.set(key, range);
    }
    for (const slot of slots) {
      if (slot.kind === 'skip') {
        // GNU's `skip n` with a huge n is a slip of the hand that the rules tell of.
        for (let i = 0; i < Math.min(slot.count, 1000); i++)
          addSkip(range.slots, slot.messageId + i);
        range.last = Math.max(range.last, slot.messageId + Math.min(slot.count, 1000) - 1);
        continue;
      }
      range.last = Math.max(range.last, slot.messageId);
      const there = range.slots.get(slot.messageId);
      range.slots.set(slot.messageId, {
        kind: slot.simple ? 'simpleroutine' : 'routine',
        names: [...new Set([...(there?.names ?? []), slot.name.text])],
        replyId: slot.replyId ?? there?.replyId,
      });
    }
  }
  return [...ranges.values()].sort(
    (a, b) => a.base - b.base || a.last - b.last || (a.root < b.root ? -1 : 1),
  );
}

function addSkip(slots: Map<number, IdSlot>, id: number): void {
  if (!slots.has(id)) slots.set(id, { kind: 'skip', names: [], replyId: undefined });
}
