import type { Direction } from './interface.ts';

/** Which of a routine's two messages. */
export type Way = 'request' | 'reply';

/** Whether an argument's value travels in a message. */
export function isCarried({ direction }: { readonly direction: Direction }, way: Way): boolean {
  return direction === 'inout' || direction === (way === 'request' ? 'in' : 'out');
}

/** Whether it travels in either message's body, and not in the header, the trailer or not at all. */
export function isInBody(argument: { readonly direction: Direction }): boolean {
  return isCarried(argument, 'request') || isCarried(argument, 'reply');
}
