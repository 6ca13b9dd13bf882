import { setImmediate } from 'node:timers/promises';
import type { Snapshot } from '../workspace/snapshot.ts';

/** How long one slice may hold up a message that waits, in milliseconds. */
const sliceLength = 10;

/**
 * Reads a whole snapshot piece by piece: every interface, then every page. Whoever asks for everything afterwards finds
 * it done, and a question about one file meanwhile does not wait for the others.
 */
export function* readingSteps(snapshot: Snapshot): Generator<undefined, true> {
  for (const root of snapshot.roots) {
    snapshot.unitsOf(root);
    yield;
  }
  for (const file of snapshot.files.keys()) {
    snapshot.page(file);
    yield;
  }
  return true;
}

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
