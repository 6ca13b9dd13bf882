import type { Argument } from '../../model/interface.ts';
import { rightOf } from '../../model/ownership-words.ts';
import type { MachType } from '../../model/mach-type.ts';

/** The rights that a page may name for an argument. */
export interface HeldRights {
  /** What the sender must hold. */
  readonly sender: ReadonlySet<string>;
  /** What the receiver gets. */
  readonly receiver: ReadonlySet<string>;
  /** For a message: `a send`, `a receive (to be converted to send)`. */
  readonly words: string;
}

/** Undefined where the sender chooses the right at run time. */
export function heldRights({ type }: Argument): HeldRights | undefined {
  if (type.inName === -1 || type.outName === -1) return undefined;
  const receiver = rightOf(type.outName);
  const isMade = type.inName === 20 || type.inName === 21;
  const sender = isMade ? 'receive' : rightOf(type.inName);
  const words = isMade ? `a receive (to be converted to ${receiver})` : `a ${receiver}`;
  return { sender: new Set([sender]), receiver: new Set([receiver]), words };
}

/** One port, and no array of them. */
export function isSinglePort(type: MachType): boolean {
  return type.port && type.inline && !type.variable && type.descriptors <= 1;
}
