import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Argument, PortTransfer } from '../../model/interface.ts';
import { ownershipOf, transferOf, type Sides } from '../../workspace/ownership-of.ts';
import type { RoutineShape } from '../../workspace/routine.ts';
import type { Links } from './links.ts';
import { breakable, sentence, table } from './text.ts';

/**
 * Every argument with direction, type, right, and who must release what it carries. A row of the page's first table
 * is an anchor, `argument-NAME`; a second table of the same page is given none.
 */
export function argumentTable(
  shown: RoutineShape,
  sides: Sides,
  links: Links,
  anchors = new Set<string>(),
): ElementContent {
  return table(
    headings,
    shown.slot.arguments.map((argument) => argumentRow(argument, sides, links, anchors)),
    'arguments',
  );
}

/** What a row says, apart from who releases it: tables with equal keys look the same. */
export function argumentKey({ slot }: RoutineShape): string {
  const rows = slot.arguments.map(({ name, direction, typeName, right, flags }) =>
    [name.text, direction, typeName.text, right?.disposition, ...flags].join(' '),
  );
  return rows.join('\n');
}

const headings = ['argument', 'direction', 'type', 'right', 'who releases it'];

function argumentRow(
  argument: Argument,
  sides: Sides,
  links: Links,
  anchors: Set<string>,
): ElementContent {
  const type = argument.typeName.text;
  const href = links.type(type);
  const name = argument.name.text;
  const anchor = `argument-${name}`;
  const id = anchors.has(anchor) ? undefined : anchor;
  anchors.add(anchor);
  return h('tr', { id }, [
    h('td', h('code', { className: ['name'] }, breakable(name))),
    h('td', [
      directionWords[argument.direction] ?? argument.direction,
      ...argument.flags.map((flag) => h('span', { className: ['flag'] }, flag)),
    ]),
    h('td', h('code', href === undefined ? breakable(type) : h('a', { href }, breakable(type)))),
    h('td', rightCell(transferOf(sides, argument))),
    h('td', releases(argument, sides)),
  ]);
}

/** As a person says them; the others are words already. */
const directionWords: Partial<Record<Argument['direction'], string>> = {
  requestport: 'request port',
  replyport: 'reply port',
  ureplyport: 'reply port (user)',
  sreplyport: 'reply port (server)',
};

function rightCell(right: PortTransfer | undefined): ElementContent[] {
  if (right === undefined) return [];
  const { disposition, sender, receiver } = right;
  const travel = sender === receiver ? sender : `${sender} → ${receiver}`;
  return [
    h('code', breakable(disposition)),
    h('div', { className: ['quiet'] }, travel === 'name' ? 'a bare name' : travel),
  ];
}

function releases(argument: Argument, sides: Sides): ElementContent[] {
  const owned = ownershipOf(sides, argument);
  if (owned === undefined) return [];
  const lines = [
    ...side('caller', owned.caller.success.text, owned.caller.error.text),
    ...side(
      sides.server.subsystem.kernelServer ? 'kernel' : 'server',
      owned.server.success.text,
      owned.server.error.text,
    ),
  ];
  return [
    h(
      'dl',
      { className: ['fates'] },
      lines.flatMap(([who, text]) => [h('dt', who), h('dd', sentence(text))]),
    ),
  ];
}

function side(who: string, success: string, error: string): readonly (readonly [string, string])[] {
  if (success === error) return [[who, success]];
  return [
    [`${who}, on success`, success],
    [`${who}, on error`, error],
  ];
}
