import { hasTarget } from '../model/target.ts';
import type { Slot } from '../model/interface.ts';
import type { Span } from '../text/span.ts';
import type { InterfaceUnit, Snapshot } from '../workspace/snapshot.ts';

/** One subsystem with everything that has an id in it, in the order of the ids. */
export interface SubsystemBranch {
  readonly name: string;
  readonly base: number;
  /** The first id after the last slot. */
  readonly end: number;
  readonly side: 'kernel-server' | 'kernel-user' | 'user';
  /** The name in the subsystem's statement. */
  readonly span: Span;
  readonly slots: readonly SlotLeaf[];
}

export interface SlotLeaf {
  readonly kind: 'routine' | 'simpleroutine' | 'skip';
  /** What MIG sees; empty for a skip. */
  readonly name: string;
  readonly messageId: number;
  readonly replyId: number | undefined;
  readonly span: Span;
}

/**
 * The subsystems of a snapshot by their ids, each root as a target reads it: the one that is named, where it reads the
 * root, and the first that does otherwise.
 */
export function subsystemTree(
  { units, project }: Snapshot,
  target: string | undefined,
): readonly SubsystemBranch[] {
  const index = project.targets.findIndex(({ name }) => name === target);
  const shown = new Map<string, InterfaceUnit>();
  for (const unit of units) {
    const isChosen = index !== -1 && hasTarget(unit.targets, index);
    if (isChosen || !shown.has(unit.root)) shown.set(unit.root, unit);
  }
  return [...shown.values()]
    .flatMap((unit) => branchOf(unit) ?? [])
    .sort((a, b) => a.base - b.base || (a.name < b.name ? -1 : 1));
}

function branchOf({
  interface: { subsystem, slots, end },
}: InterfaceUnit): SubsystemBranch | undefined {
  if (subsystem === undefined) return undefined;
  const { name, base, kernelServer, kernelUser } = subsystem;
  const side = kernelServer ? 'kernel-server' : kernelUser ? 'kernel-user' : 'user';
  return { name: name.text, base, end, side, span: name.written, slots: slots.map(leafOf) };
}

function leafOf(slot: Slot): SlotLeaf {
  if (slot.kind === 'skip') {
    const { messageId, span } = slot;
    return { kind: 'skip', name: '', messageId, replyId: undefined, span };
  }
  const { simple, name, messageId, replyId } = slot;
  const kind = simple ? 'simpleroutine' : 'routine';
  return { kind, name: name.text, messageId, replyId, span: name.written };
}
