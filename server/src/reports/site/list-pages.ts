import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { MachType } from '../../model/mach-type.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { workspacePath } from '../../workspace/symbol-id.ts';
import { documentationCoverage } from './coverage.ts';
import type { SitePaths } from './paths.ts';

interface ListPage {
  readonly path: string;
  readonly title: string;
  readonly body: readonly ElementContent[];
}

/** The pages that list things: the front page, names, types, return codes, man pages, coverage. */
export function listPages(
  snapshot: Snapshot,
  paths: SitePaths,
  title: string,
): readonly ListPage[] {
  return [
    { path: 'index.html', title, body: frontPage(snapshot, paths) },
    { path: 'names.html', title: 'Routines by name', body: names(snapshot, paths) },
    { path: 'types.html', title: 'Types', body: types(snapshot) },
    { path: 'codes.html', title: 'Return codes', body: codes(snapshot) },
    { path: 'pages.html', title: 'Man pages', body: manPages(snapshot, paths) },
    { path: 'coverage.html', title: 'Documentation coverage', body: coverage(snapshot, paths) },
  ];
}

function table(headings: readonly string[], rows: readonly ElementContent[]): ElementContent {
  return h('div', { className: ['scroll'] }, [
    h('table', [
      h(
        'thead',
        h(
          'tr',
          headings.map((text) => h('th', { scope: 'col' }, text)),
        ),
      ),
      h('tbody', [...rows]),
    ]),
  ]);
}

function frontPage(snapshot: Snapshot, paths: SitePaths): readonly ElementContent[] {
  const links = paths.linksFrom('index.html');
  const seen = new Set<string>();
  const rows = snapshot.units
    .filter(({ root, interface: lowered }) => {
      const isFirst = lowered.subsystem !== undefined && !seen.has(root);
      if (isFirst) seen.add(root);
      return isFirst;
    })
    .map(({ root, interface: { subsystem, end, slots } }) => ({ root, subsystem, end, slots }))
    .sort((a, b) => (a.subsystem?.base ?? 0) - (b.subsystem?.base ?? 0))
    .map(({ root, subsystem, end, slots }) =>
      h('tr', [
        h('td', String(subsystem?.base ?? '')),
        h('td', String(end - 1)),
        h('td', h('a', { href: links.subsystem(root) ?? '' }, subsystem?.name.text ?? '')),
        h('td', String(slots.filter(({ kind }) => kind === 'routine').length)),
        h('td', h('code', workspacePath(snapshot.project.roots, root))),
      ]),
    );
  return [
    h(
      'p',
      `${snapshot.symbols.routines.length} routines, ${rows.length} interfaces, ${snapshot.pages.size} man pages.`,
    ),
    table(['first id', 'last id', 'subsystem', 'routines', 'file'], rows),
  ];
}

function names(snapshot: Snapshot, paths: SitePaths): readonly ElementContent[] {
  const links = paths.linksFrom('names.html');
  const rows = [...snapshot.symbols.routines]
    .sort((a, b) =>
      a.name < b.name ? -1 : a.name > b.name ? 1 : a.declared.file < b.declared.file ? -1 : 1,
    )
    .map((routine) =>
      h('tr', [
        h('td', h('a', { href: links.routine(routine) ?? '' }, routine.name)),
        h('td', [...new Set(routine.shapes.map(({ slot }) => slot.messageId))].join(', ')),
        h(
          'td',
          [...new Set(routine.shapes.map(({ subsystem }) => subsystem.name.text))].join(', '),
        ),
      ]),
    );
  return [table(['routine', 'id', 'subsystem'], rows)];
}

function types(snapshot: Snapshot): readonly ElementContent[] {
  const byName = new Map<string, { readonly type: MachType; readonly file: string }>();
  for (const { interface: lowered } of snapshot.units) {
    for (const type of lowered.types) {
      const { name } = type;
      if (name === undefined || byName.has(name.text)) continue;
      byName.set(name.text, {
        type,
        file: workspacePath(snapshot.project.roots, name.written.file),
      });
    }
  }
  const rows = [...byName]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { type, file }]) =>
      h('tr', { id: name }, [
        h('td', h('code', name)),
        h('td', type.inWord === type.outWord ? type.inWord : `${type.inWord} | ${type.outWord}`),
        h('td', sizeOf(type)),
        h(
          'td',
          [type.intran, type.outtran, type.destructor].flatMap((each) =>
            each === undefined ? [] : [h('code', each.text), ' '],
          ),
        ),
        h('td', file),
      ]),
    );
  return [table(['type', 'travels as', 'size', 'translations', 'declared in'], rows)];
}

function sizeOf({ size, number, inline, variable, port }: MachType): string {
  const bytes = Math.ceil((size * Math.max(1, number)) / 8);
  if (!inline) return 'out-of-line';
  return `${variable ? 'up to ' : ''}${port ? `${Math.max(1, number)} port${number > 1 ? 's' : ''}` : `${bytes} bytes`}`;
}

function codes(snapshot: Snapshot): readonly ElementContent[] {
  const rows = [...snapshot.returnCodes.values()].map(({ name, value, meaning }) =>
    h('tr', { id: name }, [
      h('td', h('code', name)),
      h('td', Math.abs(value) > 999 ? `0x${(value >>> 0).toString(16)}` : String(value)),
      h('td', meaning),
    ]),
  );
  return [table(['code', 'value', 'meaning'], rows)];
}

function manPages(snapshot: Snapshot, paths: SitePaths): readonly ElementContent[] {
  const links = paths.linksFrom('pages.html');
  const rows = [...snapshot.pages].map(([file, { title, interfaceKind, summary }]) =>
    h('tr', [
      h('td', h('a', { href: links.page(file) ?? '' }, title.text)),
      h('td', interfaceKind?.text ?? ''),
      h('td', summary?.text ?? ''),
    ]),
  );
  return [table(['page', 'kind', 'summary'], rows)];
}

function coverage(snapshot: Snapshot, paths: SitePaths): readonly ElementContent[] {
  const links = paths.linksFrom('coverage.html');
  const rows = documentationCoverage(snapshot).map(
    ({ file, subsystem, documented, undocumented }) => {
      const total = documented.length + undocumented.length;
      const percent = Math.round((100 * documented.length) / Math.max(1, total));
      const missing = undocumented.flatMap((routine) => [
        h('a', { href: links.routine(routine) ?? '' }, routine.name),
        ' ',
      ]);
      return h('tr', [
        h('td', [
          subsystem,
          h('div', { className: ['quiet'] }, workspacePath(snapshot.project.roots, file)),
        ]),
        h('td', `${documented.length} of ${total} (${percent} %)`),
        h(
          'td',
          missing.length === 0
            ? ''
            : h('details', [h('summary', `${undocumented.length} without a page`), ...missing]),
        ),
      ]);
    },
  );
  return [table(['subsystem', 'documented', 'missing'], rows)];
}
