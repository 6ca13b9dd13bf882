import { breaksBoth, noBreak, type AbiChange, type Breaks } from './change.ts';
import type { SlotPair } from './match-slots.ts';
import type { AbiArgument, AbiSlot } from './slot.ts';
import { receivedShape } from './wire-shape.ts';

/**
 * What happened to the message of one routine: its kind, its arguments, or its bytes alone. Where the C functions differ,
 * too, a change of the arguments is why.
 */
export function messageChanges(
  { from, to }: SlotPair,
  functionsDiffer: boolean,
): readonly AbiChange[] {
  const ofArguments = argumentChanges(from, to).map((change) =>
    functionsDiffer ? { ...change, breaks: { ...change.breaks, rebuild: true } } : change,
  );
  const changes = [...kindChange(from, to), ...ofArguments];
  return changes.length > 0 ? changes : sizeChange(from, to);
}

function kindChange(slot: AbiSlot, now: AbiSlot): readonly AbiChange[] {
  if (slot.kind === now.kind) return [];
  const consequence =
    now.kind === 'routine'
      ? 'a new client waits for a reply that an old server never sends, and a new server replies to nobody'
      : 'an old client waits for a reply that a new server never sends';
  const message = `\`${now.name}\` (${now.id}) was a ${slot.kind} and is a ${now.kind}: ${consequence}`;
  return [wireChange('kind-changed', slot, now, message, breaksBoth)];
}

/** Arguments that come, go, or travel in another way. Names alone do not travel. */
function argumentChanges(slot: AbiSlot, now: AbiSlot): readonly AbiChange[] {
  const old = travelling(slot);
  const fresh = travelling(now);
  const of = `\`${now.name}\` (${now.id})`;
  const anew = { ...breaksBoth, rebuild: true };
  const isKnown = ({ name }: AbiArgument, among: readonly AbiArgument[]): boolean =>
    among.some((other) => other.name === name);

  if (old.length !== fresh.length) {
    const gone = old.filter((argument) => !isKnown(argument, fresh));
    const come = fresh.filter((argument) => !isKnown(argument, old));
    const words = [...listed('new', come), ...listed('gone', gone)].join(', ');
    const message = `${of} carries ${fresh.length} arguments, not ${old.length}: ${words}`;
    return [wireChange('arguments-changed', slot, now, message, anew)];
  }
  const isReordered =
    old.every((argument) => isKnown(argument, fresh)) &&
    old.some(({ name }, i) => fresh[i]?.name !== name);
  if (isReordered) {
    const order = (args: readonly AbiArgument[]): string =>
      args.map(({ name }) => `\`${name}\``).join(', ');
    const message = `the arguments of ${of} came as ${order(old)} and come as ${order(fresh)}: each side reads one for another`;
    return [wireChange('arguments-reordered', slot, now, message, anew)];
  }
  return old.flatMap((argument, i) => {
    const other = fresh[i];
    return other === undefined ? [] : argumentChange(slot, now, argument, other, i);
  });
}

function argumentChange(
  slot: AbiSlot,
  now: AbiSlot,
  argument: AbiArgument,
  other: AbiArgument,
  index: number,
): readonly AbiChange[] {
  const name =
    other.name === argument.name
      ? `\`${argument.name}\``
      : `argument ${index + 1} (\`${argument.name}\`, now \`${other.name}\`)`;
  const change = (kind: string, text: string, breaks: Breaks): readonly AbiChange[] => {
    const message = `${name} of \`${now.name}\` (${now.id}) ${text}`;
    return [wireChange(kind, slot, now, message, breaks)];
  };
  if (argument.direction !== other.direction) {
    const text = `was \`${argument.direction}\` and is \`${other.direction}\``;
    return change('direction-changed', text, { ...breaksBoth, rebuild: true });
  }
  const [was, is] = [receivedShape(argument.wire), receivedShape(other.wire)];
  if (was !== is) {
    const [oldBound, newBound] = [boundOf(was), boundOf(is)];
    if (oldBound !== undefined && newBound !== undefined && oldBound.of === newBound.of) {
      const breaks = boundBreaks(other, oldBound.count, newBound.count);
      const text = `took ${oldBound.count} elements at most and takes ${newBound.count}`;
      if (breaks === undefined) return [];
      const changes = change('bound-changed', text, breaks);
      // Only who sends more than before meets it, and there was no way to send more.
      return breaks.oldClient ? changes : changes.map((one) => ({ ...one, severity: 'warning' }));
    }
    const isRight = was.includes('port ') && is.includes('port ') && kindOf(was) === kindOf(is);
    const text = `travelled as ${argument.wire} and travels as ${other.wire}`;
    return change(isRight ? 'disposition-changed' : 'type-changed', text, breaksBoth);
  }
  if (argument.wire !== other.wire) return sentOtherwise(argument.wire, other.wire, change);
  if (argument.returned !== other.returned) {
    const text = `came back as ${argument.returned ?? 'kept'} and comes back as ${other.returned ?? 'kept'}: the receiver sees the same, and a server built anew gives away what it kept, or keeps what it gave away`;
    return change('disposition-changed', text, { ...noBreak, rebuild: true });
  }
  return [];
}

/** The receiver sees the same, but what the sender keeps is another. */
function sentOtherwise(
  was: string,
  is: string,
  change: (kind: string, text: string, breaks: Breaks) => readonly AbiChange[],
): readonly AbiChange[] {
  const gives = (wire: string): boolean => /\bMOVE_|\bdealloc\b/.test(wire);
  const consequence =
    gives(is) && !gives(was)
      ? 'a client built anew loses what it sends'
      : gives(was) && !gives(is)
        ? 'a client built anew keeps what it sends, and must release it'
        : 'a client built anew needs another right of its own';
  const text = `travelled as ${was} and travels as ${is}: the server receives the same, ${consequence}`;
  return change('disposition-changed', text, { ...noBreak, rebuild: true });
}

/** `up to 90 x 4 bytes (countinout)`: 90 of the rest. */
function boundOf(wire: string): { readonly count: number; readonly of: string } | undefined {
  const match = /^(up to|string up to) (\d+)(\D.*)?$/.exec(wire);
  if (match === null) return undefined;
  return { count: Number(match[2]), of: `${match[1] ?? ''}${match[3] ?? ''}` };
}

/**
 * Whom another bound breaks: the side that sends more than the other takes. A client that tells how much it takes
 * (`countinout`) is sent no more than that, by a server of any age.
 * Source: what both compilers' stubs check of a count.
 */
function boundBreaks(
  { direction, wire }: AbiArgument,
  was: number,
  is: number,
): Breaks | undefined {
  const isAsked = wire.includes('countinout');
  const goes = direction !== 'out';
  const returns = direction === 'out' || direction === 'inout';
  const grew = is > was;
  const oldClient = (goes && !grew) || (returns && !isAsked && grew);
  const newClient = (goes && grew) || (returns && !isAsked && !grew);
  return oldClient || newClient ? { oldClient, newClient, rebuild: false } : undefined;
}

/** How a right travels, the right itself left out. */
function kindOf(wire: string): string {
  return wire.replace(/port [\w-]+/, 'port');
}

/** Bytes that differ although every argument looks the same: the machine, or the compiler's own words. */
function sizeChange(slot: AbiSlot, now: AbiSlot): readonly AbiChange[] {
  const isSame = travelling(slot).every(
    (argument, i) => travelling(now)[i]?.wire === argument.wire,
  );
  if (!isSame || (slot.request === now.request && slot.reply === now.reply)) return [];
  const sizes = ({ request, reply }: AbiSlot): string => `${request}/${reply ?? 0}`;
  const message = `request and reply of \`${now.name}\` (${now.id}) were ${sizes(slot)} bytes and are ${sizes(now)}`;
  return [wireChange('size-changed', slot, now, message, breaksBoth)];
}

/** Arguments that leave a mark on the message; time-outs and options stay in the stub, tokens in the trailer. */
function travelling(slot: AbiSlot): readonly AbiArgument[] {
  return slot.arguments.filter(({ direction }) => !local.has(direction));
}

const local = new Set([
  'waittime',
  'sendtime',
  'msgoption',
  'msgseqno',
  'sectoken',
  'serversectoken',
  'usersectoken',
  'audittoken',
  'serveraudittoken',
  'useraudittoken',
  'servercontexttoken',
  'serverimpl',
  'userimpl',
]);

function listed(label: string, args: readonly AbiArgument[]): readonly string[] {
  return args.map(({ name }) => `${label} \`${name}\``);
}

function wireChange(
  kind: string,
  { name }: AbiSlot,
  now: AbiSlot,
  message: string,
  breaks: Breaks,
): AbiChange {
  return { kind, promise: 'wire', subject: name, message, breaks, at: now.declared };
}
