import { breaksBoth, noBreak, type AbiChange } from './change.ts';
import type { MovedRun, SlotMatch, SlotPair } from './match-slots.ts';
import type { AbiInterface, AbiSlot } from './slot.ts';

/** What happened to the ids: each cause once, with the routine that now runs in the place of another. */
export function slotChanges(
  before: AbiInterface,
  after: AbiInterface,
  match: SlotMatch,
): readonly AbiChange[] {
  const newById = new Map(after.slots.map((slot) => [slot.id, slot]));
  const oldById = new Map(before.slots.map((slot) => [slot.id, slot]));
  const runsNow = (slot: AbiSlot): string => routineOrNone(newById.get(slot.id));
  const swapped = match.swaps.map(([a, b]) => swap(a, b));
  return [
    ...match.runs.map((run) => movedRun(before, after, run, runsNow)),
    ...swapped,
    ...match.strays.map((pair) => stray(pair, runsNow)),
    ...match.removed.map((slot) => removal(slot, newById.get(slot.id), after)),
    ...match.added.flatMap((slot) => {
      const there = oldById.get(slot.id);
      return there?.kind === 'skip' ? [skipReused(slot)] : [];
    }),
  ];
}

function movedRun(
  before: AbiInterface,
  after: AbiInterface,
  run: MovedRun,
  runsNow: (slot: AbiSlot) => string,
): AbiChange {
  const { kind, text } = causeOf(before, after, run);
  const [first] = run.pairs;
  const last = run.pairs.at(-1);
  const { from, to } = first;
  const more = run.pairs.length - 1;
  const rest = more === 0 ? '' : ` and ${more} more up to \`${last?.from.name ?? ''}\``;
  const lost = run.gone.filter((slot) => slot.kind !== 'skip');
  const consequences = [...lost, from].map(
    (slot, i) =>
      `${i === 0 ? 'an old client' : 'one'} that calls \`${slot.name}\` runs ${runsNow(slot)}`,
  );
  return {
    kind,
    promise: 'wire',
    subject: from.name,
    message: `${text}, which moved \`${from.name}\` from ${from.id} to ${to.id}${rest}: ${list(consequences)}`,
    breaks: { ...breaksBoth, rebuild: lost.some(hasCallers) },
    at: to.declared,
  };
}

/** Why a run moved, as far as the two tables tell. */
function causeOf(
  before: AbiInterface,
  after: AbiInterface,
  { gone, come, isFirst }: MovedRun,
): { readonly kind: string; readonly text: string } {
  if (isFirst && before.base !== after.base) {
    return {
      kind: 'base-moved',
      text: `the base of \`${after.subsystem}\` went from ${before.base} to ${after.base}`,
    };
  }
  const oldRoutines = gone.filter(({ kind }) => kind !== 'skip');
  const newRoutines = come.filter(({ kind }) => kind !== 'skip');
  if (come.length === 0 && oldRoutines.length === 0) {
    const [one] = gone;
    const text =
      gone.length === 1
        ? `the \`skip;\` at ${one?.id ?? 0} is gone`
        : `${gone.length} \`skip;\` from ${one?.id ?? 0} on are gone`;
    return { kind: 'skip-lost', text };
  }
  if (gone.length === 0 && newRoutines.length === 0) {
    const [one] = come;
    const text =
      come.length === 1
        ? `a \`skip;\` was put at ${one?.id ?? 0}`
        : `${come.length} \`skip;\` were put at ${one?.id ?? 0}`;
    return { kind: 'skip-added', text };
  }
  if (come.length === 0) {
    return {
      kind: 'slot-dropped',
      text: `${names(oldRoutines)} was taken out without a \`skip;\``,
    };
  }
  if (gone.length === 0) return { kind: 'slot-inserted', text: `${names(newRoutines)} was put in` };
  const kind =
    come.length > gone.length
      ? 'slot-inserted'
      : oldRoutines.length === 0
        ? 'skip-lost'
        : 'slot-dropped';
  return { kind, text: `${contents(gone)} gave way to ${contents(come)}` };
}

function swap(a: SlotPair, b: SlotPair): AbiChange {
  return {
    kind: 'slots-swapped',
    promise: 'wire',
    subject: a.from.name,
    message: `\`${a.from.name}\` (${a.from.id}) and \`${b.from.name}\` (${b.from.id}) traded places: an old client that calls one runs the other`,
    breaks: breaksBoth,
    at: a.to.declared,
  };
}

function stray({ from, to }: SlotPair, runsNow: (slot: AbiSlot) => string): AbiChange {
  return {
    kind: 'id-moved',
    promise: 'wire',
    subject: from.name,
    message: `\`${from.name}\` moved from ${from.id} to ${to.id}: an old client that calls it runs ${runsNow(from)}`,
    breaks: breaksBoth,
    at: to.declared,
  };
}

function removal(slot: AbiSlot, now: AbiSlot | undefined, after: AbiInterface): AbiChange {
  const common = {
    promise: 'wire',
    subject: slot.name,
    at: now?.declared ?? after.declared,
  } as const;
  if (now !== undefined && now.kind !== 'skip') {
    return {
      ...common,
      kind: 'slot-reused',
      message: `id ${slot.id} was \`${slot.name}\` and is \`${now.name}\`: an old client that calls \`${slot.name}\` runs \`${now.name}\``,
      breaks: { ...breaksBoth, rebuild: hasCallers(slot) },
    };
  }
  const how = now === undefined ? 'with its slot' : 'and its slot is a `skip;`';
  return {
    ...common,
    kind: 'routine-removed',
    message: `\`${slot.name}\` (${slot.id}) was removed ${how}: ${slot.kind === 'routine' ? 'an old client that calls it gets \`MIG_BAD_ID\`' : 'what an old client sends is dropped'}`,
    breaks: { oldClient: true, newClient: false, rebuild: hasCallers(slot) },
  };
}

function skipReused(now: AbiSlot): AbiChange {
  return {
    kind: 'skip-reused',
    promise: 'wire',
    subject: now.name,
    message: `id ${now.id} was a \`skip;\` and is \`${now.name}\`: a client from before the \`skip;\` that still sends ${now.id} runs \`${now.name}\``,
    breaks: noBreak,
    at: now.declared,
  };
}

/** Whether programs call the stub that a build under the target makes; a contract does not tell. */
function hasCallers({ user, server }: AbiSlot): boolean {
  return user !== undefined || server === undefined;
}

function routineOrNone(slot: AbiSlot | undefined): string {
  return slot === undefined || slot.kind === 'skip'
    ? 'no routine (`MIG_BAD_ID`)'
    : `\`${slot.name}\``;
}

function names(slots: readonly AbiSlot[]): string {
  return list(slots.map(({ name }) => `\`${name}\``));
}

/** Two skips and a routine: `` 2 `skip;` and `a` ``. */
function contents(slots: readonly AbiSlot[]): string {
  const routines = slots.filter(({ kind }) => kind !== 'skip');
  const skips = slots.length - routines.length;
  const words = skips === 0 ? [] : [skips === 1 ? 'a `skip;`' : `${skips} \`skip;\``];
  return list([...words, ...routines.map(({ name }) => `\`${name}\``)]);
}

function list(words: readonly string[]): string {
  const shown = words.length > 4 ? [...words.slice(0, 3), `${words.length - 3} more`] : words;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}
