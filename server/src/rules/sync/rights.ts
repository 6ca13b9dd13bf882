import type { Argument } from '../../model/interface.ts';
import type { MachType } from '../../model/mach-type.ts';
import { rightOf, transferOf } from '../../model/ownership-words.ts';
import { polymorphic } from '../../model/type-codes.ts';

/** The rights that a page may name for an argument. */
export interface HeldRights {
  /** What the sender must hold. */
  readonly sender: string;
  /** What the receiver gets. */
  readonly receiver: string;
  /** For a message: `a send right`, `a receive (to be converted to send) right`. */
  readonly words: string;
}

/** Undefined where the sender chooses the right at run time. */
export function heldRights({ type }: Argument): HeldRights | undefined {
  if (type.inName === polymorphic || type.outName === polymorphic) return undefined;
  const receiver = rightOf(type.outName);
  if (transferOf(type.inName) !== 'make') {
    return { sender: rightOf(type.inName), receiver, words: `a ${receiver} right` };
  }
  const words = `a receive (to be converted to ${receiver}) right`;
  return { sender: 'receive', receiver, words };
}

/** One port, and no array of them. */
export function isSinglePort(type: MachType): boolean {
  return type.port && type.inline && !type.variable && type.descriptors <= 1;
}
