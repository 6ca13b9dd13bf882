import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { RoutineSlot, SkipSlot } from '../../model/interface.ts';
import { noTargets, unionOf, type TargetSet } from '../../model/target.ts';
import type { FileId } from '../../text/span.ts';
import { pagesAbout } from '../../workspace/pages-about.ts';
import type { Routine } from '../../workspace/routine.ts';
import type { InterfaceUnit, Snapshot } from '../../workspace/snapshot.ts';
import { workspacePath } from '../../workspace/symbol-id.ts';
import { targetList, targetWords } from '../html/routine-article.ts';
import { breakable, table } from '../html/text.ts';
import type { SitePage } from './frame.ts';
import { idStrip, rangeWords } from './id-map.ts';
import type { IdRange } from './id-space.ts';
import type { SitePaths } from './paths.ts';

/** One interface: its ids as a picture and as a table, with the targets that have each. */
export function subsystemPage(
  snapshot: Snapshot,
  range: IdRange,
  wrappers: readonly FileId[],
  paths: SitePaths,
): SitePage {
  const { root } = range;
  const path = paths.subsystem(root);
  const links = paths.linksFrom(path);
  const files = [root, ...wrappers];
  const units = snapshot.units.filter(
    (unit) => files.includes(unit.root) && unit.interface.subsystem !== undefined,
  );
  const all = units.map(({ targets }) => targets).reduce(unionOf);
  const rows = rowsOf(units);
  const routines = routinesByPlace(snapshot);
  const hasTargets = rows.some(({ targets }) => targets !== all);
  return {
    path,
    title: range.name,
    kind: 'subsystem',
    trail: [{ text: 'Interfaces', href: 'index.html' }],
    body: [
      h('dl', { className: ['facts'] }, [...facts(snapshot, range, units, wrappers)]),
      h('h2', { id: 'ids' }, 'Message ids'),
      idStrip(snapshot, range, links),
      h('h2', { id: 'routines' }, 'Routines'),
      table(
        ['id', 'reply', 'routine', ...(hasTargets ? ['read by'] : [])],
        rows.map((row) => {
          const end = hasTargets
            ? [h('td', { className: ['quiet'] }, targetWords(snapshot, row.targets, all))]
            : [];
          if (row.slot.kind === 'skip') return skipRow(row, end);
          const { written } = row.slot.name;
          const routine = routines.get(`${written.file}:${written.start}`);
          const summary = routine === undefined ? undefined : summaryOf(snapshot, routine);
          return h('tr', { id: row.anchor }, [
            h('td', { className: ['number'] }, String(row.id)),
            h('td', { className: ['number', 'quiet'] }, String(row.slot.replyId ?? '–')),
            h('td', [
              name(row.slot, routine === undefined ? undefined : links.routine(routine)),
              ...(summary === undefined ? [] : [h('div', { className: ['quiet'] }, summary)]),
            ]),
            ...end,
          ]);
        }),
      ),
    ],
  };
}

interface Row {
  readonly id: number;
  /** The last id of a run of skips. */
  last: number;
  readonly slot: RoutineSlot | SkipSlot;
  targets: TargetSet;
  readonly anchor: string | undefined;
}

function skipRow({ id, last }: Row, end: readonly ElementContent[]): ElementContent {
  return h('tr', { className: ['quiet'] }, [
    h('td', { className: ['number'] }, last > id ? `${id}–${last}` : String(id)),
    h('td'),
    h('td', last > id ? `${last - id + 1} skips` : 'skip'),
    ...end,
  ]);
}

function name(slot: RoutineSlot, href: string | undefined): ElementContent {
  const text = h('code', breakable(slot.name.text));
  return href === undefined ? text : h('a', { href }, text);
}

function summaryOf(snapshot: Snapshot, routine: Routine): string | undefined {
  return pagesAbout(snapshot, routine)
    .map((file) => snapshot.page(file)?.summary?.text)
    .find((text) => text !== undefined);
}

function facts(
  snapshot: Snapshot,
  range: IdRange,
  units: readonly InterfaceUnit[],
  wrappers: readonly FileId[],
): readonly ElementContent[] {
  const path = (file: FileId): ElementContent =>
    h('code', breakable(workspacePath(snapshot.project.roots, file)));
  const kinds = [...range.slots.values()].map(({ kind }) => kind);
  const counted = (kind: string): number => kinds.filter((each) => each === kind).length;
  const sides = new Map<string, TargetSet>();
  for (const { interface: lowered, targets } of units) {
    const { kernelServer = false, kernelUser = false } = lowered.subsystem ?? {};
    const side = [kernelServer ? 'KernelServer' : '', kernelUser ? 'KernelUser' : '']
      .filter((word) => word !== '')
      .join(', ');
    sides.set(side, unionOf(sides.get(side) ?? noTargets, targets));
  }
  const fact = (term: string, value: readonly (ElementContent | string)[]): ElementContent =>
    h('div', [h('dt', term), h('dd', [...value])]);
  return [
    fact('ids', [h('span', { className: ['id'] }, rangeWords(range))]),
    fact('routines', [
      `${counted('routine')} routines, ${counted('simpleroutine')} simpleroutines, ${counted('skip')} skips`,
    ]),
    fact('file', [path(range.root)]),
    ...(wrappers.length === 0
      ? []
      : [
          fact(
            'included whole by',
            wrappers.flatMap((file, i) => [i === 0 ? '' : ', ', path(file)]),
          ),
        ]),
    ...[...sides].map(([side, targets]) =>
      fact(side === '' ? 'read by' : `${side} in`, [targetList(snapshot, targets)]),
    ),
  ];
}

function rowsOf(units: readonly InterfaceUnit[]): readonly Row[] {
  const rows = new Map<string, Row>();
  const anchored = new Set<number>();
  for (const { interface: lowered, targets } of units) {
    for (const slot of lowered.slots) {
      const { messageId: id } = slot;
      const key = `${id} ${slot.kind === 'skip' ? '' : slot.name.text}`;
      const known = rows.get(key);
      if (known !== undefined) {
        known.targets = unionOf(known.targets, targets);
        continue;
      }
      const isFirst = slot.kind === 'routine' && !anchored.has(id);
      if (isFirst) anchored.add(id);
      const last = slot.kind === 'skip' ? id + slot.count - 1 : id;
      rows.set(key, { id, last, slot, targets, anchor: isFirst ? `id-${id}` : undefined });
    }
  }
  return joined([...rows.values()].sort((a, b) => a.id - b.id));
}

/** Skips in a row that the same targets have are one row of the table. */
function joined(rows: readonly Row[]): readonly Row[] {
  const result: Row[] = [];
  for (const row of rows) {
    const before = result.at(-1);
    const continues =
      row.slot.kind === 'skip' &&
      before?.slot.kind === 'skip' &&
      before.last === row.id - 1 &&
      before.targets === row.targets;
    if (continues) before.last = row.last;
    else result.push(row);
  }
  return result;
}

function routinesByPlace(snapshot: Snapshot): ReadonlyMap<string, Routine> {
  return new Map(
    snapshot.symbols.routines.map((routine) => [
      `${routine.declared.file}:${routine.declared.start}`,
      routine,
    ]),
  );
}
