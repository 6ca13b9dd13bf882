import { setImmediate } from 'node:timers/promises';

/** How long one slice may hold up a message that waits, in milliseconds. */
const sliceLength = 10;

/**
 * Runs work of the pure layers, written as a generator that yields after each piece, in slices between which other
 * messages have their turn. Undefined as soon as the answer is not wanted any more.
 */
export async function inSlices<Result>(
  work: Generator<unknown, Result>,
  isUnwanted: () => boolean,
): Promise<Result | undefined> {
  while (!isUnwanted()) {
    const end = performance.now() + sliceLength;
    do {
      const step = work.next();
      if (step.done === true) return step.value;
    } while (performance.now() < end);
    await setImmediate();
  }
  return undefined;
}
