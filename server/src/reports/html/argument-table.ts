import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Argument } from '../../model/interface.ts';
import { ownershipOf, type Sides } from '../../workspace/ownership-of.ts';
import type { RoutineShape } from '../../workspace/routine.ts';
import type { Links } from './links.ts';

/** Every argument with direction, type, right, and who must release what it carries. */
export function argumentTable(shown: RoutineShape, sides: Sides, links: Links): ElementContent {
  const headings = ['argument', 'direction', 'type', 'right', 'who releases it'];
  return h('div', { className: ['scroll'] }, [
    h('table', { className: ['arguments'] }, [
      h(
        'thead',
        h(
          'tr',
          headings.map((text) => h('th', { scope: 'col' }, text)),
        ),
      ),
      h(
        'tbody',
        shown.slot.arguments.map((argument) => argumentRow(argument, sides, links)),
      ),
    ]),
  ]);
}

function argumentRow(argument: Argument, sides: Sides, links: Links): ElementContent {
  const { right } = argument;
  const type = argument.typeName.text;
  const href = links.type(type);
  const flags = argument.flags.length === 0 ? '' : `, ${argument.flags.join(', ')}`;
  return h('tr', { id: `argument-${argument.name.text}` }, [
    h('td', h('code', argument.name.text)),
    h('td', argument.direction + flags),
    h('td', h('code', href === undefined ? type : h('a', { href }, type))),
    h('td', right === undefined ? '' : `${right.disposition}: ${right.sender} → ${right.receiver}`),
    h('td', releases(argument, sides)),
  ]);
}

function releases(argument: Argument, sides: Sides): ElementContent[] {
  const owned = ownershipOf(sides, argument);
  const server = sides.server.subsystem.kernelServer ? 'kernel' : 'server';
  if (owned === undefined) return [];
  const lines: [string, string][] = [
    ['caller, on success', owned.caller.success.text],
    ['caller, on error', owned.caller.error.text],
    [`${server}, on success`, owned.server.success.text],
    [`${server}, on error`, owned.server.error.text],
  ];
  return [
    h(
      'dl',
      { className: ['fates'] },
      lines.flatMap(([who, text]) => [h('dt', who), h('dd', text)]),
    ),
  ];
}
