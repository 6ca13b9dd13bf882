import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { layoutContext, messageLayouts } from '../../model/layout.ts';
import { hasTarget } from '../../model/target.ts';
import type { Routine, RoutineShape } from '../../workspace/routine.ts';
import { sidesOf } from '../../workspace/ownership-of.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { argumentTable } from './argument-table.ts';
import { layoutDiagram, layoutTable } from './layout-diagram.ts';
import type { Links } from './links.ts';

/** All that the interface says of a routine: ids, prototypes and arguments by target, messages byte by byte. */
export function routineArticle(
  snapshot: Snapshot,
  routine: Routine,
  links: Links,
): readonly ElementContent[] {
  const [first] = routine.shapes;
  if (first === undefined) return [];
  return [
    idTable(snapshot, routine, links),
    h('h2', { id: 'signature' }, 'Signature'),
    ...signatures(snapshot, routine),
    h('h2', { id: 'arguments' }, 'Arguments'),
    argumentTable(first, sidesOf(snapshot, routine, first), links),
    h('h2', { id: 'messages' }, 'Messages'),
    ...messages(snapshot, first),
  ];
}

/** The routine's request and reply, drawn and as tables. */
export function messages(snapshot: Snapshot, shape: RoutineShape): readonly ElementContent[] {
  const target = snapshot.project.targets.find((_, index) => hasTarget(shape.targets, index));
  if (target === undefined) return [];
  const { request, reply } = messageLayouts(shape.slot, layoutContext(target, shape.subsystem));
  const named = `${target.name}, ${target.architecture}`;
  return [
    layoutDiagram(request, `request ${shape.slot.messageId} (${named})`),
    ...(reply === undefined
      ? []
      : [layoutDiagram(reply, `reply ${shape.slot.replyId ?? ''} (${named})`)]),
    h('details', [
      h('summary', 'as tables'),
      layoutTable(request, 'request'),
      ...(reply === undefined ? [] : [layoutTable(reply, 'reply')]),
    ]),
  ];
}

function idTable(snapshot: Snapshot, routine: Routine, links: Links): ElementContent {
  return h('div', { className: ['scroll'] }, [
    h('table', { className: ['ids'] }, [
      h(
        'thead',
        h(
          'tr',
          ['id', 'reply', 'kind', 'subsystem', 'targets'].map((text) =>
            h('th', { scope: 'col' }, text),
          ),
        ),
      ),
      h(
        'tbody',
        routine.shapes.map((shape) => idRow(snapshot, shape, links)),
      ),
    ]),
  ]);
}

function idRow(snapshot: Snapshot, shape: RoutineShape, links: Links): ElementContent {
  const { slot, subsystem } = shape;
  const href = links.subsystem(shape.root);
  const name = subsystem.name.text;
  return h('tr', [
    h('td', `${slot.messageId} (0x${slot.messageId.toString(16)})`),
    h('td', slot.replyId === undefined ? 'none' : String(slot.replyId)),
    h('td', slot.simple ? 'simpleroutine' : 'routine'),
    h('td', href === undefined ? name : h('a', { href }, name)),
    h('td', targetNames(snapshot, shape).join(', ')),
  ]);
}

function signatures(snapshot: Snapshot, routine: Routine): readonly ElementContent[] {
  const byText = new Map<string, string[]>();
  for (const shape of routine.shapes) {
    const { userPrototype, serverPrototype } = shape.slot;
    const targets = targetNames(snapshot, shape).join(', ');
    const add = (half: string, prototype: string): void => {
      const known = byText.get(prototype) ?? [];
      byText.set(prototype, [...known, `${half}: ${targets}`]);
    };
    if (userPrototype === serverPrototype) add('both sides', userPrototype);
    else {
      add('client', userPrototype);
      add('server', serverPrototype);
    }
  }
  return [...byText].map(([prototype, halves]) =>
    h('div', { className: ['signature'] }, [
      h('pre', h('code', wrapPrototype(prototype))),
      h('p', { className: ['quiet'] }, halves.join(' · ')),
    ]),
  );
}

/** One parameter a line, as Mach's pages have it. */
export function wrapPrototype(prototype: string): string {
  const open = prototype.indexOf('(');
  if (open === -1 || !prototype.includes(',')) return `${prototype};`;
  const parameters = prototype.slice(open + 1, -1).split(', ');
  return `${prototype.slice(0, open).trimEnd()}(\n    ${parameters.join(',\n    ')});`;
}

export function targetNames(snapshot: Snapshot, { targets }: RoutineShape): readonly string[] {
  return snapshot.project.targets
    .filter((_, index) => hasTarget(targets, index))
    .map(({ name }) => name);
}
