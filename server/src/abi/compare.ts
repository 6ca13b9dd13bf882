import { argumentChanges, sizeChanges, sourceChanges } from './compare-slot.ts';
import type { AbiChange, ChangeSide } from './change.ts';
import type { AbiInterface, AbiSlot } from './slot.ts';

/**
 * What changed between two versions of the same interface under the same target, most of it matched by name:
 * a routine that keeps its name and changes its id moved, one whose id now belongs to another was replaced.
 */
export function compareInterfaces(before: AbiInterface, after: AbiInterface): readonly AbiChange[] {
  const side: ChangeSide = { before, after };
  const oldByName = byName(before);
  const newByName = byName(after);
  const newById = new Map(after.slots.map((slot) => [slot.id, slot]));
  const oldById = new Map(before.slots.map((slot) => [slot.id, slot]));

  const moved: Move[] = [];
  const changes: AbiChange[] = [];
  const renamed = new Set<AbiSlot>();
  for (const slot of before.slots) {
    if (slot.kind === 'skip') continue;
    const now = newByName.get(slot.name);
    if (now !== undefined) {
      if (now.id !== slot.id) moved.push({ from: slot, to: now });
      changes.push(...kindChange(side, slot, now), ...argumentChanges(side, slot, now));
      changes.push(...sizeChanges(side, slot, now), ...sourceChanges(side, slot, now));
      continue;
    }
    const inPlace = newById.get(slot.id);
    const isNewName = inPlace !== undefined && !oldByName.has(inPlace.name);
    if (inPlace === undefined || inPlace.kind === 'skip')
      changes.push(removal(side, slot, inPlace));
    else if (isNewName && sameShape(slot, inPlace)) {
      renamed.add(inPlace);
      changes.push(rename(side, slot, inPlace));
    } else changes.push(replacement(side, slot, inPlace));
  }
  changes.push(...moves(side, moved, oldById, newById));
  for (const slot of after.slots) {
    if (slot.kind === 'skip' || oldByName.has(slot.name) || renamed.has(slot)) continue;
    const there = oldById.get(slot.id);
    if (there?.kind === 'skip') changes.push(reuse(side, slot));
  }
  return changes;
}

interface Move {
  readonly from: AbiSlot;
  readonly to: AbiSlot;
}

/** Routines in a row that moved by the same distance have one cause and make one change. */
function moves(
  side: ChangeSide,
  moved: readonly Move[],
  oldById: ReadonlyMap<number, AbiSlot>,
  newById: ReadonlyMap<number, AbiSlot>,
): readonly AbiChange[] {
  const runs: Move[][] = [];
  for (const move of [...moved].sort((a, b) => a.from.id - b.from.id)) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const sameDistance = last !== undefined && distance(last) === distance(move);
    if (run !== undefined && sameDistance && onlySkipsBetween(oldById, last.from.id, move.from.id))
      run.push(move);
    else runs.push([move]);
  }
  const swapped = new Set<Move[]>();
  return runs.flatMap((run) => {
    if (swapped.has(run)) return [];
    const [first] = run;
    if (first === undefined) return [];
    const other = run.length > 1 ? undefined : runs.find((each) => isSwap(run, each));
    if (other !== undefined) swapped.add(other);
    const called = newById.get(first.from.id);
    const instead =
      called === undefined || called.kind === 'skip'
        ? `no routine (\`MIG_BAD_ID\`)`
        : `\`${called.name}\``;
    const cause = causeOf(side, run, oldById, newById, other?.[0]);
    const rest =
      run.length > 1 ? ` and ${run.length - 1} more up to \`${run.at(-1)?.from.name ?? ''}\`` : '';
    return [
      {
        kind: cause.kind,
        promise: 'wire',
        side,
        slot: first.from,
        now: first.to,
        message:
          `\`${first.from.name}\` moved from ${first.from.id} to ${first.to.id}${rest}${cause.text}: ` +
          `a client built before that calls \`${first.from.name}\` now reaches ${instead}`,
        breaks: { oldClient: true, newClient: true, rebuild: false },
      },
    ];
  });
}

function distance({ from, to }: Move): number {
  return to.id - from.id;
}

function isSwap(a: readonly Move[], b: readonly Move[]): boolean {
  const [one] = a;
  const [two] = b;
  return b.length === 1 && one?.from.id === two?.to.id && two?.from.id === one?.to.id && a !== b;
}

/** Why a run moved, as far as the two tables tell. */
function causeOf(
  { before, after }: ChangeSide,
  run: readonly Move[],
  oldById: ReadonlyMap<number, AbiSlot>,
  newById: ReadonlyMap<number, AbiSlot>,
  swapped: Move | undefined,
): { readonly kind: string; readonly text: string } {
  const [first] = run;
  if (first === undefined) return { kind: 'id-moved', text: '' };
  if (swapped !== undefined) {
    return { kind: 'slots-swapped', text: `, trading places with \`${swapped.from.name}\`` };
  }
  if (before.base !== after.base && distance(first) === after.base - before.base) {
    return {
      kind: 'base-moved',
      text: `, as the subsystem's base went from ${before.base} to ${after.base}`,
    };
  }
  if (distance(first) < 0) {
    const lost = oldById.get(first.from.id - 1);
    if (lost?.kind === 'skip' && newById.get(first.to.id - 1)?.kind !== 'skip') {
      return { kind: 'skip-lost', text: `, as the \`skip;\` at ${lost.id} is gone` };
    }
    if (lost !== undefined && !after.slots.some(({ name }) => name === lost.name)) {
      return {
        kind: 'slot-dropped',
        text: `, as \`${lost.name}\` was taken out without a \`skip;\``,
      };
    }
  }
  if (distance(first) > 0) {
    const added = newById.get(first.to.id - 1);
    const isNew = added !== undefined && !before.slots.some(({ name }) => name === added.name);
    if (added?.kind === 'skip')
      return { kind: 'skip-added', text: `, as a \`skip;\` was put at ${added.id}` };
    if (isNew) return { kind: 'slot-inserted', text: `, as \`${added.name}\` was put before it` };
  }
  return { kind: 'id-moved', text: '' };
}

function onlySkipsBetween(slots: ReadonlyMap<number, AbiSlot>, from: number, to: number): boolean {
  for (let id = from + 1; id < to; id++) if (slots.get(id)?.kind !== 'skip') return false;
  return true;
}

function removal(side: ChangeSide, slot: AbiSlot, now: AbiSlot | undefined): AbiChange {
  const how = now === undefined ? 'with its slot' : 'and its slot is a `skip;`';
  return {
    kind: 'routine-removed',
    promise: 'wire',
    side,
    slot,
    now,
    message: `\`${slot.name}\` (${slot.id}) was removed ${how}: a client built before that calls it gets \`MIG_BAD_ID\``,
    breaks: { oldClient: true, newClient: false, rebuild: true },
  };
}

function replacement(side: ChangeSide, slot: AbiSlot, now: AbiSlot): AbiChange {
  return {
    kind: 'slot-reused',
    promise: 'wire',
    side,
    slot,
    now,
    message: `id ${slot.id} was \`${slot.name}\` and is \`${now.name}\`: a client built before that calls \`${slot.name}\` now reaches \`${now.name}\``,
    breaks: { oldClient: true, newClient: true, rebuild: true },
  };
}

function reuse(side: ChangeSide, now: AbiSlot): AbiChange {
  return {
    kind: 'skip-reused',
    promise: 'wire',
    side,
    slot: now,
    now,
    message: `id ${now.id} was a \`skip;\` and is \`${now.name}\`: a client old enough to call the routine that the \`skip;\` stood for reaches \`${now.name}\``,
    breaks: { oldClient: true, newClient: true, rebuild: false },
  };
}

function rename(side: ChangeSide, slot: AbiSlot, now: AbiSlot): AbiChange {
  return {
    kind: 'routine-renamed',
    promise: 'source',
    side,
    slot,
    now,
    message: `\`${slot.name}\` (${slot.id}) is called \`${now.name}\` now: programs that call it by its old name do not build`,
    breaks: { oldClient: false, newClient: false, rebuild: true },
  };
}

function kindChange(side: ChangeSide, slot: AbiSlot, now: AbiSlot): readonly AbiChange[] {
  if (slot.kind === now.kind) return [];
  const waits =
    now.kind === 'routine'
      ? 'waits for a reply that the old server never sends'
      : 'no longer waits for the reply';
  return [
    {
      kind: 'kind-changed',
      promise: 'wire',
      side,
      slot,
      now,
      message: `\`${slot.name}\` was a ${slot.kind} and is a ${now.kind}: a client built now ${waits}`,
      breaks: { oldClient: true, newClient: true, rebuild: false },
    },
  ];
}

/** Whether two routines could pass for each other on the wire. */
function sameShape(a: AbiSlot, b: AbiSlot): boolean {
  return (
    a.kind === b.kind &&
    a.arguments.length === b.arguments.length &&
    a.arguments.every(({ direction, wire }, i) => {
      const other = b.arguments[i];
      return other?.direction === direction && other.wire === wire;
    })
  );
}

function byName({ slots }: AbiInterface): ReadonlyMap<string, AbiSlot> {
  return new Map(slots.filter(({ kind }) => kind !== 'skip').map((slot) => [slot.name, slot]));
}
