import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { noTargets, unionOf, type TargetSet } from '../../model/target.ts';
import { textAt } from '../../text/source-file.ts';
import type { Routine, RoutineShape } from '../../workspace/routine.ts';
import { sidesOf } from '../../workspace/ownership-of.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { targetNames } from '../../workspace/target-names.ts';
import { argumentKey, argumentTable } from './argument-table.ts';
import type { Links } from './links.ts';
import { messagesByTarget } from './messages.ts';
import { fact } from './text.ts';

/** All that the interface says of a routine: ids, prototypes and arguments by target, messages byte by byte. */
export function routineArticle(
  snapshot: Snapshot,
  routine: Routine,
  links: Links,
): readonly ElementContent[] {
  return [
    h('h2', { id: 'ids' }, 'Message ids'),
    ...idCards(snapshot, routine, links),
    h('h2', { id: 'signature' }, 'Signature'),
    ...signatures(snapshot, routine),
    ...declaration(snapshot, routine),
    h('h2', { id: 'arguments' }, 'Arguments'),
    ...argumentTables(snapshot, routine, links),
    h('h2', { id: 'messages' }, 'Messages'),
    ...messagesByTarget(snapshot, routine),
  ];
}

/** One parameter a line, as Mach's pages have it. */
export function wrapPrototype(prototype: string): string {
  const open = prototype.indexOf('(');
  if (open === -1 || !prototype.includes(',')) return `${prototype};`;
  const parameters = prototype.slice(open + 1, -1).split(', ');
  return `${prototype.slice(0, open).trimEnd()}(\n    ${parameters.join(',\n    ')});`;
}

/** The targets of a set by name; several trees in one workspace may have targets of one name. */
export function targetList(snapshot: Snapshot, targets: TargetSet): string {
  return [...new Set(targetNames(snapshot, targets))].join(', ');
}

/** Likewise, but `every target` where the set is all that there are to tell apart, and those are several. */
export function targetWords(snapshot: Snapshot, targets: TargetSet, all: TargetSet): string {
  const names = targetList(snapshot, targets);
  return targets === all && names.includes(', ') ? 'every target' : names;
}

/** Every target that reads the routine. */
export function allTargets({ shapes }: Routine): TargetSet {
  return shapes.map(({ targets }) => targets).reduce(unionOf);
}

/** Shapes that look the same in some respect, with the targets of all of them. */
export function groupShapes(
  shapes: readonly RoutineShape[],
  keyOf: (shape: RoutineShape) => string,
): readonly { readonly shape: RoutineShape; readonly targets: TargetSet }[] {
  const groups = new Map<string, { readonly shape: RoutineShape; readonly targets: TargetSet }>();
  for (const shape of shapes) {
    const key = keyOf(shape);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { shape, targets: shape.targets });
    else groups.set(key, { ...known, targets: unionOf(known.targets, shape.targets) });
  }
  return [...groups.values()];
}

function idCards(snapshot: Snapshot, routine: Routine, links: Links): readonly ElementContent[] {
  const groups = groupShapes(routine.shapes, ({ slot, subsystem }) =>
    [slot.messageId, slot.replyId, slot.name.text, subsystem.name.text].join(' '),
  );
  return groups.map(({ shape, targets }) => {
    const { slot, subsystem, root } = shape;
    const href = links.subsystem(root);
    const name = subsystem.name.text;
    return h('dl', { className: ['facts'] }, [
      ...fact('request', idWords(slot.messageId)),
      ...fact('reply', slot.replyId === undefined ? ['none'] : idWords(slot.replyId)),
      ...fact('kind', [slot.simple ? 'simpleroutine' : 'routine']),
      ...fact('subsystem', [href === undefined ? name : h('a', { href }, name)]),
      ...(slot.name.text === routine.name ? [] : fact('MIG sees', [h('code', slot.name.text)])),
      ...fact('read by', [targetList(snapshot, targets)]),
    ]);
  });
}

function idWords(id: number): (ElementContent | string)[] {
  return [
    h('span', { className: ['id'] }, String(id)),
    ' ',
    h('span', { className: ['quiet'] }, `0x${id.toString(16)}`),
  ];
}

function signatures(snapshot: Snapshot, routine: Routine): readonly ElementContent[] {
  const all = allTargets(routine);
  const byText = new Map<string, { client: TargetSet; server: TargetSet }>();
  for (const { slot, targets } of routine.shapes) {
    const user = byText.get(slot.userPrototype) ?? { client: noTargets, server: noTargets };
    user.client = unionOf(user.client, targets);
    byText.set(slot.userPrototype, user);
    const server = byText.get(slot.serverPrototype) ?? { client: noTargets, server: noTargets };
    server.server = unionOf(server.server, targets);
    byText.set(slot.serverPrototype, server);
  }
  const words = (targets: TargetSet): string => targetWords(snapshot, targets, all);
  return [...byText].map(([prototype, { client, server }]) => {
    const halves =
      client === server
        ? [`client and server: ${words(client)}`]
        : [
            ...(client === noTargets ? [] : [`client: ${words(client)}`]),
            ...(server === noTargets ? [] : [`server: ${words(server)}`]),
          ];
    return h('div', { className: ['signature'] }, [
      h('p', { className: ['caption'] }, halves.join(' · ')),
      h('pre', h('code', wrapPrototype(prototype))),
    ]);
  });
}

/** The statement as it stands in the interface. */
function declaration({ files }: Snapshot, { shapes }: Routine): readonly ElementContent[] {
  const [first] = shapes;
  if (first === undefined) return [];
  const text = textAt(files, first.slot.span);
  if (text === undefined) return [];
  return [
    h('details', [h('summary', 'as the interface declares it'), h('pre', h('code', `${text};`))]),
  ];
}

/** The arguments as the first target has them, and folded those of targets that have others. */
function argumentTables(
  snapshot: Snapshot,
  routine: Routine,
  links: Links,
): readonly ElementContent[] {
  const all = allTargets(routine);
  const groups = groupShapes(routine.shapes, argumentKey);
  const anchors = new Set<string>();
  return groups.map(({ shape, targets }, index) => {
    const names = targetWords(snapshot, targets, all);
    const shown = argumentTable(shape, sidesOf(snapshot, routine, shape), links, anchors);
    if (index > 0) return h('details', [h('summary', `as ${names} reads it`), shown]);
    return h('div', [
      ...(groups.length === 1 ? [] : [h('p', { className: ['caption'] }, names)]),
      shown,
    ]);
  });
}
