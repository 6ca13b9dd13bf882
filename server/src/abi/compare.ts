import type { AbiChange } from './change.ts';
import { messageChanges } from './compare-arguments.ts';
import { slotChanges } from './compare-slots.ts';
import { functionsDiffer, sourceChanges } from './compare-source.ts';
import { matchSlots } from './match-slots.ts';
import type { AbiInterface } from './slot.ts';

/** What changed between two versions of the same interface under the same target, matched by name. */
export function compareInterfaces(before: AbiInterface, after: AbiInterface): readonly AbiChange[] {
  const match = matchSlots(before, after);
  return [
    ...slotChanges(before, after, match),
    ...match.pairs.flatMap((pair) => messageChanges(pair, functionsDiffer(pair))),
    ...sourceChanges(before, after, match.pairs),
  ];
}
