import type { AbiChange, ChangeSide } from './change.ts';
import type { AbiArgument, AbiSlot } from './slot.ts';

const both = { oldClient: true, newClient: true, rebuild: false };

/** Arguments that come, go, or travel in another way. Names alone do not travel. */
export function argumentChanges(
  side: ChangeSide,
  slot: AbiSlot,
  now: AbiSlot,
): readonly AbiChange[] {
  const change = (kind: string, text: string): AbiChange => ({
    kind,
    promise: 'wire',
    side,
    slot,
    now,
    message: `\`${slot.name}\` (${now.id}): ${text}`,
    breaks: both,
  });
  const old = travelling(slot);
  const fresh = travelling(now);
  if (old.length !== fresh.length) {
    const gone = old.filter(({ name }) => !fresh.some((other) => other.name === name));
    const come = fresh.filter(({ name }) => !old.some((other) => other.name === name));
    const list = (label: string, args: readonly AbiArgument[]): string =>
      args.length === 0 ? '' : ` ${label} ${args.map(({ name }) => `\`${name}\``).join(', ')}`;
    return [
      change(
        'argument-count',
        `carries ${fresh.length} arguments, not ${old.length}:${list('new', come)}${list('gone', gone)}`,
      ),
    ];
  }
  return old.flatMap((argument, i) => {
    const other = fresh[i];
    if (other === undefined) return [];
    const name =
      other.name === argument.name
        ? `\`${argument.name}\``
        : `argument ${i + 1} (\`${argument.name}\`, now \`${other.name}\`)`;
    if (argument.direction !== other.direction) {
      return [
        change(
          'direction-changed',
          `${name} was \`${argument.direction}\` and is \`${other.direction}\``,
        ),
      ];
    }
    if (argument.wire === other.wire) return [];
    const isRight = argument.wire.includes('port ') && other.wire.includes('port ');
    const kind = isRight ? 'disposition-changed' : 'type-changed';
    return [change(kind, `${name} travelled as ${argument.wire} and travels as ${other.wire}`)];
  });
}

/** A size that differs although every argument looks the same: padding, descriptors, trailers. */
export function sizeChanges(side: ChangeSide, slot: AbiSlot, now: AbiSlot): readonly AbiChange[] {
  const sameArguments = argumentChanges(side, slot, now).length === 0 && slot.kind === now.kind;
  if (!sameArguments || (slot.request === now.request && slot.reply === now.reply)) return [];
  const sizes = ({ request, reply }: AbiSlot): string => `${request}/${reply ?? 0}`;
  return [
    {
      kind: 'size-changed',
      promise: 'wire',
      side,
      slot,
      now,
      message: `\`${slot.name}\` (${now.id}): request/reply were ${sizes(slot)} bytes and are ${sizes(now)}`,
      breaks: both,
    },
  ];
}

/** C prototypes that differ: a prefix, a type's name, a parameter that MIG adds. */
export function sourceChanges(side: ChangeSide, slot: AbiSlot, now: AbiSlot): readonly AbiChange[] {
  const compare = (
    half: string,
    old: string | undefined,
    fresh: string | undefined,
  ): AbiChange[] => {
    if (old === undefined || fresh === undefined || types(old) === types(fresh)) return [];
    const [wasCalled, isCalled] = [functionName(old), functionName(fresh)];
    const renamed = wasCalled !== isCalled;
    return [
      {
        kind: renamed ? 'prefix-changed' : 'prototype-changed',
        promise: 'source',
        side,
        slot,
        now,
        message: renamed
          ? `the ${half} of \`${slot.name}\` (${now.id}) was called \`${wasCalled}\` and is called \`${isCalled}\``
          : `the ${half} of \`${slot.name}\` (${now.id}) was \`${old}\` and is \`${fresh}\``,
        breaks: { oldClient: false, newClient: false, rebuild: true },
      },
    ];
  };
  return [
    ...compare('user stub', slot.userPrototype, now.userPrototype),
    ...compare('server function', slot.serverPrototype, now.serverPrototype),
  ];
}

/** Arguments that leave a mark on the message; time-outs and options stay in the stub. */
function travelling(slot: AbiSlot): readonly AbiArgument[] {
  return slot.arguments.filter(({ direction }) => !local.has(direction));
}

const local = new Set(['waittime', 'sendtime', 'msgoption']);

function functionName(prototype: string): string {
  return /\b(\w+)\s*\(/.exec(prototype)?.[1] ?? '';
}

/** A prototype with its parameter names left out: a new name breaks no program. */
function types(prototype: string): string {
  return prototype.replace(/\b(\w+)(\[[^[\]]*\])?(?=[,)])/g, '$2');
}
