import type { RoutineSlot, Subsystem } from './interface.ts';
import { appleLayout } from './layout-apple.ts';
import { gnuLayout } from './layout-gnu.ts';
import type { LayoutContext, MessageLayout } from './message-layout.ts';
import type { Target } from './target.ts';

export interface MessageLayouts {
  readonly request: MessageLayout;
  /** Undefined for a simpleroutine. */
  readonly reply: MessageLayout | undefined;
}

/** Both messages of a routine, byte by byte, as the compiler's own structures hold them. */
export function messageLayouts(slot: RoutineSlot, context: LayoutContext): MessageLayouts {
  const layout = context.dialect === 'apple' ? appleLayout : gnuLayout;
  return {
    request: layout(slot, 'request', context),
    reply: slot.simple ? undefined : layout(slot, 'reply', context),
  };
}

/** The context of one subsystem as one target reads it. */
export function layoutContext(
  { dialect, architecture, defines, flags }: Target,
  subsystem: Subsystem | undefined,
): LayoutContext {
  const inKernel = 'KERNEL_SERVER' in defines || 'KERNEL_USER' in defines;
  return {
    dialect,
    architecture,
    side: inKernel ? 'kernel' : 'user',
    kernelServer: subsystem?.kernelServer ?? false,
    machMsg2: flags.machMsg2 ?? false,
  };
}
