import { noBreak, type AbiChange } from './change.ts';
import type { SlotPair } from './match-slots.ts';
import type { AbiInterface, AbiSlot } from './slot.ts';

/** C functions that a program built anew finds otherwise: another prefix, other parameters, another name. */
export function sourceChanges(
  before: AbiInterface,
  after: AbiInterface,
  pairs: readonly SlotPair[],
): readonly AbiChange[] {
  const prefixes = halves.map((half) => prefixChange(after, pairs, half));
  const told = new Set(prefixes.flatMap((one) => one?.pairs ?? []));
  return [
    ...subsystemRenamed(before, after),
    ...prefixes.flatMap((one) => one?.change ?? []),
    ...pairs.flatMap((pair) => (told.has(pair) ? [] : renamed(pair))),
    ...halves.flatMap((half) =>
      foldTypes(
        after,
        half,
        pairs.flatMap((pair) => functionChange(pair, half, told.has(pair))),
      ),
    ),
  ];
}

/** Whether programs find other parameters, parameters' names aside, in either half. */
export function functionsDiffer(pair: SlotPair): boolean {
  return halves.some((half) => functionChange(pair, half, false).length > 0);
}

type Half = 'user' | 'server';

const halves: readonly Half[] = ['user', 'server'];

const halfNames: Readonly<Record<Half, string>> = {
  user: 'user stub',
  server: 'server function',
};

function subsystemRenamed(before: AbiInterface, after: AbiInterface): readonly AbiChange[] {
  if (before.subsystem === after.subsystem) return [];
  return [
    {
      kind: 'subsystem-renamed',
      promise: 'source',
      subject: after.subsystem,
      message: `the subsystem \`${before.subsystem}\` is called \`${after.subsystem}\`: its headers, its \`_server\` function and its table of routines have new names`,
      breaks: { ...noBreak, rebuild: true },
      at: after.declared,
    },
  ];
}

/** One new prefix, or one new pattern of names, for functions of a half is one change. */
function prefixChange(
  after: AbiInterface,
  pairs: readonly SlotPair[],
  half: Half,
): { readonly change: AbiChange; readonly pairs: readonly SlotPair[] } | undefined {
  const patterns = new Map<string, SlotPair[]>();
  for (const pair of pairs) {
    const [was, is] = [pair.from[half]?.name, pair.to[half]?.name];
    if (was === undefined || is === undefined || was === is) continue;
    const pattern = patternOf(was, is);
    const known = patterns.get(pattern);
    if (known === undefined) patterns.set(pattern, [pair]);
    else known.push(pair);
  }
  const [alike] = [...patterns.values()].sort((a, b) => b.length - a.length);
  const [first] = alike ?? [];
  if (alike === undefined || first === undefined) return undefined;
  const [was, is] = [prefix(first.from, half), prefix(first.to, half)];
  const isPrefix = first.from.name === first.to.name && was !== undefined && is !== undefined;
  if (!isPrefix && alike.length === 1) return undefined;
  const of = `the ${halfNames[half]}s of \`${after.subsystem}\``;
  const how = isPrefix
    ? `had ${quoted(was)} before their names and have ${quoted(is)}`
    : 'have other names';
  const names = `\`${first.from[half]?.name ?? ''}\` is called \`${first.to[half]?.name ?? ''}\``;
  const more = alike.length === 1 ? '' : `, and so on for ${alike.length - 1} more`;
  const isAll = alike.length === pairs.filter(({ to }) => to[half] !== undefined).length;
  return {
    pairs: alike,
    change: {
      kind: 'prefix-changed',
      promise: 'source',
      subject: `${after.subsystem} ${half}`,
      message: `${of} ${how}: ${names}${more}`,
      breaks: { ...noBreak, rebuild: true },
      at: isAll ? after.declared : first.to.declared,
    },
  };
}

/** What two names have before their common end. */
function patternOf(was: string, is: string): string {
  let end = 0;
  const short = Math.min(was.length, is.length);
  while (end < short && was[was.length - 1 - end] === is[is.length - 1 - end]) end++;
  return `${was.slice(0, was.length - end)} ${is.slice(0, is.length - end)}`;
}

/** What stands before a routine's name in its function's; undefined where that is named by a macro. */
function prefix(slot: AbiSlot, half: Half): string | undefined {
  const name = slot[half]?.name;
  return name?.endsWith(slot.name) === true ? name.slice(0, -slot.name.length) : undefined;
}

function quoted(prefix: string): string {
  return prefix === '' ? 'nothing' : `\`${prefix}\``;
}

function renamed({ from, to }: SlotPair): readonly AbiChange[] {
  const half = to.user === undefined && to.server !== undefined ? 'server function ' : '';
  const wasCalled = from.user?.name ?? from.server?.name ?? from.name;
  const isCalled = to.user?.name ?? to.server?.name ?? to.name;
  if (wasCalled === isCalled) return [];
  return [
    {
      kind: 'routine-renamed',
      promise: 'source',
      subject: to.name,
      message: `${half === '' ? '' : `the ${half}`}\`${wasCalled}\` (${to.id}) is called \`${isCalled}\`: the messages are the same, and programs that use the old name do not build`,
      breaks: { ...noBreak, rebuild: true },
      at: to.declared,
    },
  ];
}

/** A change of one function; where only names of types differ, these. */
interface FunctionChange extends AbiChange {
  readonly types?: readonly { readonly old: string; readonly now: string; readonly at: number }[];
}

/** A new name of a parameter breaks no program. */
function functionChange(pair: SlotPair, half: Half, isRenamed: boolean): readonly FunctionChange[] {
  const was = pair.from[half];
  const is = pair.to[half];
  if (was === undefined || is === undefined) return [];
  const of = `the ${halfNames[half]} of \`${pair.to.name}\` (${pair.to.id})`;
  const common = {
    promise: 'source',
    subject: pair.to.name,
    breaks: { ...noBreak, rebuild: true },
    at: pair.to.declared,
  } as const;
  const types = is.parameters.flatMap((parameter, i) => {
    const old = was.parameters[i];
    const isSame = old === undefined || old.type === parameter.type;
    const isPort =
      old?.isPortName === true && parameter.isPortName && shape(old.type) === shape(parameter.type);
    return isSame || isPort ? [] : [{ old: old.type, now: parameter.type, at: i + 1 }];
  });
  const isAsLong = was.parameters.length === is.parameters.length;
  if (isAsLong && types.length === 0) return [];
  if (isAsLong && types.every(({ old, now }) => shape(old) === shape(now))) {
    const list = types.map(
      ({ old, now, at }) => `parameter ${at} was \`${old}\` and is \`${now}\``,
    );
    const message = `${of} names other types: ${list.join(', ')}; programs still build where both are one type`;
    return [{ ...common, kind: 'c-type-renamed', message, types }];
  }
  const message = isRenamed
    ? `${of} takes other parameters: \`${is.prototype}\``
    : `${of} was \`${was.prototype}\` and is \`${is.prototype}\``;
  return [{ ...common, kind: 'prototype-changed', message }];
}

/** New names of C types come from one declaration and show in many functions: told once. */
function foldTypes(
  after: AbiInterface,
  half: Half,
  changes: readonly FunctionChange[],
): readonly AbiChange[] {
  const renaming = changes.filter(({ types }) => types !== undefined);
  const [first] = renaming;
  if (first === undefined || renaming.length === 1) return changes;
  const names = new Set(
    renaming.flatMap(({ types = [] }) =>
      types.map(({ old, now }) => `\`${bare(old)}\` is \`${bare(now)}\``),
    ),
  );
  const shown = [...names].slice(0, 4);
  const more = names.size > shown.length ? `, and ${names.size - shown.length} more` : '';
  const routines = `\`${first.subject}\` and ${renaming.length - 1} more`;
  const folded: AbiChange = {
    ...first,
    message: `${renaming.length} ${halfNames[half]}s of \`${after.subsystem}\` name other types (${routines}): ${shown.join(', ')}${more}; programs still build where both are one type`,
  };
  return [folded, ...changes.filter(({ types }) => types === undefined)];
}

function bare(type: string): string {
  return type.replaceAll('*', '').trim();
}

/** A C type with its name left out: the pointers and `const` that are sure to matter. */
function shape(type: string): string {
  return type.replace(/[A-Za-z_]\w*/g, (word) => (word === 'const' ? word : 'T'));
}
