import { compareTexts } from '../text/compare-texts.ts';
import { groupBy } from '../text/group-by.ts';
import type { AbiArgument, AbiInterface, AbiSlot } from './slot.ts';

/*
 * The contract's form, made for diffs and code review: one block a root file, one line a slot.
 *
 *   interface osfmk/mach/clock.defs
 *     base 1000 clock [kernel-server user]
 *     1000 routine clock_get_time(requestport clock_serv: port COPY_SEND; out cur_time: 8 bytes) 24/44
 *     1001 skip
 *     1002 routine clock_alarm(…) 44/36 [user]
 *
 * A line without a list of targets holds in all targets of its block.
 */

/** The contract of these interfaces as text; `parseContract` reads it back. */
export function writeContract(interfaces: readonly AbiInterface[]): string {
  const byFile = [...groupBy(interfaces, ({ file }) => file)];
  const sorted = byFile.sort(([a], [b]) => compareTexts(a, b));
  const blocks = sorted.map(([file, members]) => {
    const targets = members.map(({ target }) => target);
    const heads = linesByTargets(members, (member) => [
      { order: member.base, text: `base ${member.base} ${member.subsystem}` },
    ]);
    const slots = linesByTargets(members, ({ slots }) =>
      slots.map((slot) => ({ order: slot.id, text: slotText(slot) })),
    );
    const print = ({ text, targets: holding }: TargetedLine, always: boolean): string =>
      `  ${text}${always || holding.length < targets.length ? ` [${holding.join(' ')}]` : ''}`;
    return [
      `interface ${file}`,
      ...heads.map((line) => print(line, true)),
      ...slots.map((line) => print(line, false)),
    ].join('\n');
  });
  return `${heading}\n\n${blocks.join('\n\n')}\n`;
}

const heading =
  '# machlint contract 1: one line a message id (id, kind, name, arguments as they travel, request/reply bytes).';

/** A contract, or the first line that is none. Lines are 1-based. */
export function parseContract(
  text: string,
):
  | { readonly interfaces: readonly AbiInterface[] }
  | { readonly line: number; readonly message: string } {
  const interfaces: AbiInterface[] = [];
  let block: { file: string; members: Map<string, { head: Head; slots: AbiSlot[] }> } | undefined;
  const close = (): void => {
    if (block === undefined) return;
    for (const [target, { head, slots }] of block.members) {
      const last = slots.at(-1);
      const end = last === undefined ? head.base : last.id + 1;
      interfaces.push({
        file: block.file,
        root: undefined,
        target,
        ...head,
        end,
        slots,
        declared: undefined,
      });
    }
  };

  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const content = line.trim();
    if (content === '' || content.startsWith('#')) continue;
    const fail = (message: string) => ({ line: index + 1, message });
    if (content.startsWith('interface ')) {
      close();
      block = { file: content.slice('interface '.length), members: new Map() };
      continue;
    }
    if (block === undefined) return fail('expected `interface FILE` before the first slot');
    const { text: body, targets } = splitTargets(content);
    const head = /^base (\d{1,15}) (\S+)$/.exec(body);
    if (head !== null) {
      if (targets === undefined) return fail('expected `[TARGET …]` behind `base ID NAME`');
      for (const target of targets) {
        block.members.set(target, {
          head: { base: Number(head[1]), subsystem: head[2] ?? '' },
          slots: [],
        });
      }
      continue;
    }
    const slot = parseSlot(body);
    if (slot === undefined) return fail('expected `ID routine NAME(…) REQUEST/REPLY` or `ID skip`');
    for (const target of targets ?? block.members.keys()) {
      const member = block.members.get(target);
      if (member === undefined)
        return fail(`target \`${target}\` has no \`base\` line in this block`);
      member.slots.push(slot);
    }
  }
  close();
  return { interfaces };
}

/**
 * What the contract's text keeps of an interface: what travels. The C functions of a build, and what its server does
 * with what it sent, are not written down, so that nothing can be said of how they changed.
 */
export function promiseOf(one: AbiInterface): AbiInterface {
  return {
    ...one,
    slots: one.slots.map((slot) => ({
      ...slot,
      arguments: slot.arguments.map((argument) => ({ ...argument, returned: undefined })),
      user: undefined,
      server: undefined,
    })),
  };
}

interface Head {
  readonly base: number;
  readonly subsystem: string;
}

interface TargetedLine {
  readonly order: number;
  readonly text: string;
  readonly targets: readonly string[];
}

/** Equal lines of several targets as one, in the order of ids, then of the first target that has them. */
function linesByTargets(
  members: readonly AbiInterface[],
  linesOf: (member: AbiInterface) => readonly { readonly order: number; readonly text: string }[],
): readonly TargetedLine[] {
  const lines = new Map<string, { order: number; text: string; targets: string[] }>();
  for (const member of members) {
    for (const { order, text } of linesOf(member)) {
      const known = lines.get(text);
      if (known === undefined) lines.set(text, { order, text, targets: [member.target] });
      else known.targets.push(member.target);
    }
  }
  return [...lines.values()].sort((a, b) => a.order - b.order);
}

function slotText(slot: AbiSlot): string {
  if (slot.kind === 'skip') return `${slot.id} skip`;
  const list = slot.arguments.map(({ direction, name, wire }) => `${direction} ${name}: ${wire}`);
  const sizes = slot.reply === undefined ? `${slot.request}` : `${slot.request}/${slot.reply}`;
  return `${slot.id} ${slot.kind} ${slot.name}(${list.join('; ')}) ${sizes}`;
}

function splitTargets(line: string): {
  readonly text: string;
  readonly targets: readonly string[] | undefined;
} {
  const open = line.endsWith(']') ? line.lastIndexOf(' [') : -1;
  if (open === -1) return { text: line, targets: undefined };
  return { text: line.slice(0, open), targets: line.slice(open + 2, -1).split(' ') };
}

function parseSlot(line: string): AbiSlot | undefined {
  const none = { user: undefined, server: undefined, declared: undefined };
  const skip = /^(\d{1,15}) skip$/.exec(line);
  if (skip !== null) {
    return {
      id: Number(skip[1]),
      kind: 'skip',
      name: '',
      arguments: [],
      request: 0,
      reply: undefined,
      ...none,
    };
  }
  const match =
    /^(\d{1,15}) (routine|simpleroutine) ([^(\s]+)\((.*)\) (\d{1,15})(?:\/(\d{1,15}))?$/.exec(line);
  if (match === null) return undefined;
  const [, id, kind, name = '', list = '', request, reply] = match;
  const found = list === '' ? [] : list.split('; ').map(parseArgument);
  const parsed = found.filter((argument) => argument !== undefined);
  if (parsed.length < found.length) return undefined;
  return {
    id: Number(id),
    kind: kind === 'routine' ? 'routine' : 'simpleroutine',
    name,
    arguments: parsed,
    request: Number(request),
    reply: reply === undefined ? undefined : Number(reply),
    ...none,
  };
}

function parseArgument(text: string): AbiArgument | undefined {
  const match = /^([a-z]+) ([^\s:]*): (.*)$/.exec(text);
  if (match === null) return undefined;
  const [, direction = '', name = '', wire = ''] = match;
  return { direction, name, wire, returned: undefined };
}
