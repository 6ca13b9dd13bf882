import type { AbiInterface, AbiSlot } from './slot.ts';

/** Which slot of now is which of before, and why the others stand elsewhere. */
export interface SlotMatch {
  /** Routines of both versions, in the order of the old ids. */
  readonly pairs: readonly SlotPair[];
  /** Routines in a row that moved by the same distance, from one cause. */
  readonly runs: readonly MovedRun[];
  /** Pairs that traded places. */
  readonly swaps: readonly (readonly [SlotPair, SlotPair])[];
  /** Pairs that left the order of the others. */
  readonly strays: readonly SlotPair[];
  /** Routines of before that are gone, apart from those whose going moved a run. */
  readonly removed: readonly AbiSlot[];
  /** Routines that are new, apart from those whose coming moved a run. */
  readonly added: readonly AbiSlot[];
}

export interface SlotPair {
  readonly from: AbiSlot;
  readonly to: AbiSlot;
}

export interface MovedRun {
  readonly pairs: readonly [SlotPair, ...SlotPair[]];
  /** Whether nothing moved before it, so that a new base moves it. */
  readonly isFirst: boolean;
  /** What stood before the run's first routine and behind the last one that moved otherwise, in both versions. */
  readonly gone: readonly AbiSlot[];
  readonly come: readonly AbiSlot[];
}

/**
 * Matches two versions by name, as a reader of their difference would: routines that keep their order hold on to each
 * other, and what was taken out or put in between them is why the next ones moved.
 */
export function matchSlots(before: AbiInterface, after: AbiInterface): SlotMatch {
  const pairs = pairsOf(before, after);
  const swaps = swapsOf(pairs);
  const swapped = new Set(swaps.flat());
  const anchors = anchorsOf(pairs.filter((pair) => !swapped.has(pair)));
  const explained = new Set<AbiSlot>();
  const runs: MovedRun[] = [];

  let previous = { from: before.base - 1, to: after.base - 1 };
  let run: [SlotPair, ...SlotPair[]] | undefined;
  for (const pair of anchors) {
    const distance = pair.to.id - pair.from.id;
    if (run !== undefined && distance === previous.to - previous.from) {
      run.push(pair);
    } else if (distance === 0) {
      run = undefined;
    } else {
      run = [pair];
      const moved = distance !== previous.to - previous.from;
      const isFirst = previous.from === before.base - 1;
      const gone = moved ? between(before, previous.from, pair.from.id) : [];
      const come = moved ? between(after, previous.to, pair.to.id) : [];
      for (const slot of [...gone, ...come]) explained.add(slot);
      runs.push({ pairs: run, isFirst, gone, come });
    }
    previous = { from: pair.from.id, to: pair.to.id };
  }

  const held = new Set([...anchors, ...swapped]);
  const paired = new Set(pairs.flatMap(({ from, to }) => [from, to]));
  const isAlone = (slot: AbiSlot): boolean =>
    slot.kind !== 'skip' && !paired.has(slot) && !explained.has(slot);
  return {
    pairs,
    runs,
    swaps,
    strays: pairs.filter(
      (pair) => !held.has(pair) && !explained.has(pair.from) && !explained.has(pair.to),
    ),
    removed: before.slots.filter(isAlone),
    added: after.slots.filter(isAlone),
  };
}

/** Routines of the same name, and those that only have a new one. */
function pairsOf(before: AbiInterface, after: AbiInterface): readonly SlotPair[] {
  const newByName = byName(after);
  const oldByName = byName(before);
  const newById = new Map(after.slots.map((slot) => [slot.id, slot]));
  return before.slots.flatMap((from) => {
    if (from.kind === 'skip') return [];
    const to = newByName.get(from.name);
    if (to !== undefined) return [{ from, to }];
    const inPlace = newById.get(from.id);
    const isNew = inPlace !== undefined && inPlace.kind !== 'skip' && !oldByName.has(inPlace.name);
    return isNew && isSameUnderNewName(from, inPlace) ? [{ from, to: inPlace }] : [];
  });
}

function byName({ slots }: AbiInterface): ReadonlyMap<string, AbiSlot> {
  return new Map(slots.filter(({ kind }) => kind !== 'skip').map((slot) => [slot.name, slot]));
}

/**
 * Whether a routine in another's place is the same one: its arguments travel in the same way, and their names say that it
 * is, or its own does.
 */
function isSameUnderNewName(a: AbiSlot, b: AbiSlot): boolean {
  const isSameMessage =
    a.kind === b.kind &&
    a.arguments.length === b.arguments.length &&
    a.arguments.every(({ direction, wire }, i) => {
      const other = b.arguments[i];
      return other?.direction === direction && other.wire === wire;
    });
  if (!isSameMessage) return false;
  const sameNames = a.arguments.every(({ name }, i) => b.arguments[i]?.name === name);
  return (sameNames && a.arguments.length > 2) || areAlike(a.name, b.name);
}

/** Whether the names begin and end alike for most of their length: `host_get_io_master` and `host_get_io_main`. */
function areAlike(a: string, b: string): boolean {
  const short = Math.min(a.length, b.length);
  let start = 0;
  while (start < short && a[start] === b[start]) start++;
  let end = 0;
  while (end < short - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return (start + end) * 3 >= Math.max(a.length, b.length) * 2 || start + end === short;
}

function swapsOf(pairs: readonly SlotPair[]): readonly (readonly [SlotPair, SlotPair])[] {
  const byOldId = new Map(pairs.map((pair) => [pair.from.id, pair]));
  return pairs.flatMap((pair) => {
    const other = byOldId.get(pair.to.id);
    const isSwap = other?.to.id === pair.from.id && pair.from.id < pair.to.id;
    return isSwap ? [[pair, other] as const] : [];
  });
}

/** The longest series of pairs that keeps its order, those at their old ids before all others. */
function anchorsOf(pairs: readonly SlotPair[]): readonly SlotPair[] {
  const anchors: SlotPair[] = [];
  let segment: SlotPair[] = [];
  let low = -Infinity;
  const close = (high: number): void => {
    anchors.push(...longestIncreasing(segment.filter(({ to }) => to.id > low && to.id < high)));
    segment = [];
    low = high;
  };
  for (const pair of pairs) {
    if (pair.from.id !== pair.to.id) segment.push(pair);
    else {
      close(pair.to.id);
      anchors.push(pair);
    }
  }
  close(Infinity);
  return anchors;
}

/** Quadratic: a subsystem has a few hundred slots at most, and most of them stay. */
function longestIncreasing(pairs: readonly SlotPair[]): readonly SlotPair[] {
  const best = pairs.map((pair) => ({ pair, length: 1, before: -1 }));
  let last = -1;
  for (const [i, one] of best.entries()) {
    for (let j = 0; j < i; j++) {
      const other = best[j];
      if (other === undefined || other.pair.to.id >= one.pair.to.id) continue;
      if (other.length + 1 > one.length) {
        one.length = other.length + 1;
        one.before = j;
      }
    }
    if (one.length > (best[last]?.length ?? 0)) last = i;
  }
  const series: SlotPair[] = [];
  for (let at = best[last]; at !== undefined; at = best[at.before]) series.push(at.pair);
  return series.reverse();
}

function between({ slots }: AbiInterface, low: number, high: number): readonly AbiSlot[] {
  return slots.filter(({ id }) => id > low && id < high);
}
