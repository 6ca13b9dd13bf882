import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Slot } from '../../model/interface.ts';
import { hasTarget } from '../../model/target.ts';
import type { FileId } from '../../text/span.ts';
import type { Routine } from '../../workspace/routine.ts';
import type { InterfaceUnit, Snapshot } from '../../workspace/snapshot.ts';
import { pagesAbout } from '../../workspace/pages-about.ts';
import type { SitePaths } from './paths.ts';

interface Row {
  readonly id: number;
  readonly slot: Slot;
  targets: number;
}

/** All slots of one interface file by id, with the targets that have them. */
export function subsystemPage(
  snapshot: Snapshot,
  root: FileId,
  paths: SitePaths,
): readonly ElementContent[] {
  const units = snapshot.units.filter((unit) => unit.root === root);
  const links = paths.linksFrom(paths.subsystem(root));
  const all = units.reduce((set, { targets }) => set | targets, 0);
  const routines = routinesByPlace(snapshot);
  const names = (set: number): string =>
    set === all
      ? 'all'
      : snapshot.project.targets
          .filter((_, i) => hasTarget(set as never, i))
          .map(({ name }) => name)
          .join(', ');
  return [
    ...heads(snapshot, units),
    h('div', { className: ['scroll'] }, [
      h('table', [
        h(
          'thead',
          h(
            'tr',
            ['id', 'reply', 'routine', 'pages', 'targets'].map((text) =>
              h('th', { scope: 'col' }, text),
            ),
          ),
        ),
        h(
          'tbody',
          rowsOf(units).map(({ id, slot, targets }) => {
            if (slot.kind === 'skip') {
              return h('tr', { className: ['quiet'] }, [
                h('td', String(id)),
                h('td'),
                h('td', 'skip'),
                h('td'),
                h('td', names(targets)),
              ]);
            }
            const routine = routines.get(`${slot.name.written.file}:${slot.name.written.start}`);
            const href = routine === undefined ? undefined : links.routine(routine);
            const pages = routine === undefined ? [] : pagesAbout(snapshot, routine);
            return h('tr', { id: `id-${id}` }, [
              h('td', String(id)),
              h('td', slot.replyId === undefined ? '' : String(slot.replyId)),
              h(
                'td',
                h('code', href === undefined ? slot.name.text : h('a', { href }, slot.name.text)),
              ),
              h(
                'td',
                pages.map((file) => h('a', { href: links.page(file) ?? '' }, 'page')),
              ),
              h('td', names(targets)),
            ]);
          }),
        ),
      ]),
    ]),
  ];
}

function heads(snapshot: Snapshot, units: readonly InterfaceUnit[]): readonly ElementContent[] {
  return units.flatMap(({ interface: lowered, targets }) => {
    const { subsystem } = lowered;
    if (subsystem === undefined) return [];
    const side = [
      subsystem.kernelServer ? 'KernelServer' : '',
      subsystem.kernelUser ? 'KernelUser' : '',
    ].filter((word) => word !== '');
    const reading = snapshot.project.targets
      .filter((_, i) => hasTarget(targets, i))
      .map(({ name }) => name);
    return [
      h('p', { className: ['quiet'] }, [
        h('code', subsystem.name.text),
        ` ${subsystem.base} to ${lowered.end - 1} ${side.join(', ')} in ${reading.join(', ')}`,
      ]),
    ];
  });
}

function rowsOf(units: readonly InterfaceUnit[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const { interface: lowered, targets } of units) {
    for (const slot of lowered.slots) {
      const key = `${slot.messageId} ${slot.kind === 'skip' ? '' : slot.name.text}`;
      const known = rows.get(key);
      if (known === undefined) rows.set(key, { id: slot.messageId, slot, targets });
      else known.targets |= targets;
    }
  }
  return [...rows.values()].sort((a, b) => a.id - b.id);
}

function routinesByPlace(snapshot: Snapshot): ReadonlyMap<string, Routine> {
  return new Map(
    snapshot.symbols.routines.map((routine) => [
      `${routine.declared.file}:${routine.declared.start}`,
      routine,
    ]),
  );
}
