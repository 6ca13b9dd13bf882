import type { Interface, RoutineSlot, Subsystem } from '../model/interface.ts';
import type { TargetSet } from '../model/target.ts';
import type { FileId, Span } from '../text/span.ts';
import type { SymbolId } from './occurrence.ts';

/** One declaration in the source, with the shape that it takes in each target that sees it. */
export interface Routine {
  readonly symbol: SymbolId;
  /** The name as a person typed it: `vm_allocate` in `routine PREFIX(KERNEL_SERVER_SUFFIX(vm_allocate))(…`. */
  readonly name: string;
  /** The written name. */
  readonly declared: Span;
  /** As each unit has it that declares it; never empty. */
  readonly slots: readonly RoutineSlot[];
  /** Equal shapes of several targets are one; never empty; in the order of the targets. Made on the first question. */
  readonly shapes: readonly RoutineShape[];
}

export interface RoutineShape {
  readonly targets: TargetSet;
  /** The file that the build names: for libsyscall's wrappers another one than `declared.file`. */
  readonly root: FileId;
  readonly subsystem: Subsystem;
  readonly slot: RoutineSlot;
  readonly interface: Interface;
}

/** Every name that a routine has: as written, as MIG sees it, its C functions. */
export function namesOf({ name, slots }: Routine): readonly string[] {
  const names = new Set([name]);
  for (const slot of slots) names.add(slot.name.text).add(slot.userName).add(slot.serverName);
  return [...names];
}

/** Its request and reply ids in all targets. */
export function idsOf({ slots }: Routine): readonly number[] {
  const ids = ({ messageId, replyId }: RoutineSlot): number[] =>
    replyId === undefined ? [messageId] : [messageId, replyId];
  return [...new Set(slots.flatMap(ids))];
}
