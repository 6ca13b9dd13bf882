import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Interface } from '../model/interface.ts';
import type { InterfaceUnit, Snapshot } from '../workspace/snapshot.ts';

/** How long one slice may hold up a message that waits, in milliseconds. */
export const sliceLength = 10;

/** How long nobody may say anything before work goes on that nobody waits for, in milliseconds. */
const calm = 25;

/** Whether somebody waits for the result; it may become so while the work goes on. */
export interface Pace {
  isAwaited: boolean;
}

/** How many messages the server has begun to handle. */
export interface Traffic {
  readonly handled: number;
}

/**
 * Reads a whole snapshot piece by piece: every interface, every page, and what is told by all of them together. Whoever
 * asks for everything afterwards finds it done, and a question about one file meanwhile does not wait for the others.
 */
export function* readingSteps(snapshot: Snapshot): Generator<undefined, true> {
  for (const root of snapshot.roots) {
    for (const unit of snapshot.unitsOf(root)) {
      if (unit.root === root) readWhole(unit);
      yield;
    }
  }
  for (const file of snapshot.files.keys()) {
    snapshot.page(file);
    yield;
  }
  return true;
}

/** An interface is made on the first question. */
function readWhole(unit: InterfaceUnit): Interface {
  return unit.interface;
}

/** Reads everything, and then what its symbols are: definitions, uses and pages, by their names. */
export function* symbolSteps(snapshot: Snapshot): Generator<undefined, true> {
  yield* readingSteps(snapshot);
  const { symbols } = snapshot;
  for (const file of snapshot.files.keys()) {
    if (snapshot.page(file) !== undefined) continue;
    // Many roots read one file of types.
    for (const unit of snapshot.unitsOf(file)) {
      unit.in(file);
      yield;
    }
    symbols.routinesIn(file);
    symbols.inFile(file);
    yield;
  }
  yield* symbols.indexSteps();
  return true;
}

/**
 * Runs work of the pure layers, written as a generator that yields after each piece, in slices between which other
 * messages have their turn: all that wait. Work that nobody waits for rests while messages come in short order.
 * Undefined as soon as the answer is not wanted any more.
 */
export async function inSlices<Result>(
  work: Generator<unknown, Result>,
  isUnwanted: () => boolean,
  traffic: Traffic,
  pace: Pace = { isAwaited: true },
): Promise<Result | undefined> {
  if (!pace.isAwaited) await untilCalm(traffic, pace);
  while (!isUnwanted()) {
    const end = performance.now() + sliceLength;
    do {
      const step = work.next();
      if (step.done === true) return step.value;
    } while (performance.now() < end);
    await giveWay(traffic, pace);
  }
  return undefined;
}

/** In each turn of the event loop one message is begun: the next slice comes after a turn without one. */
async function giveWay(traffic: Traffic, pace: Pace): Promise<void> {
  let before = traffic.handled;
  await setImmediate();
  while (traffic.handled !== before) {
    if (!pace.isAwaited) return untilCalm(traffic, pace);
    before = traffic.handled;
    await setImmediate();
  }
}

async function untilCalm(traffic: Traffic, pace: Pace): Promise<void> {
  let before: number;
  do {
    before = traffic.handled;
    await setTimeout(calm);
  } while (traffic.handled !== before && !pace.isAwaited);
}
