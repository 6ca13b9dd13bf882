import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { FileId } from '../../text/span.ts';
import { pagesAbout } from '../../workspace/pages-about.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { workspacePath } from '../../workspace/symbol-id.ts';
import { breakable, table } from '../html/text.ts';
import { documentationCoverage } from './coverage.ts';
import { coverageBar } from './coverage-page.ts';
import type { SitePage } from './frame.ts';
import { rangeWords } from './id-map.ts';
import { idRanges } from './id-space.ts';
import type { SitePaths } from './paths.ts';
import { wrappedRoots } from './wrapped-roots.ts';

/** The front page: what there is, and every interface by its first id. */
export function frontPage(snapshot: Snapshot, paths: SitePaths, title: string): SitePage {
  const links = paths.linksFrom('index.html');
  const coverage = new Map(documentationCoverage(snapshot).map((each) => [each.file, each]));
  const wrappers = wrappersOf(snapshot);
  const ranges = idRanges(snapshot);
  const rows = ranges.map((range) => {
    const { root, name } = range;
    const known = coverage.get(root);
    const routines = [...range.slots.values()].filter(({ kind }) => kind !== 'skip').length;
    return h('tr', [
      h('td', { className: ['number'] }, rangeWords(range).replace(' to ', '–')),
      h('td', h('a', { href: links.subsystem(root) }, h('code', breakable(name)))),
      h('td', { className: ['number'] }, String(routines)),
      h(
        'td',
        known === undefined || known.documented.length === 0
          ? h('span', { className: ['quiet'] }, '–')
          : coverageBar(known),
      ),
      h('td', { className: ['quiet'] }, [
        ...breakable(workspacePath(snapshot.project.roots, root)),
        ...(wrappers.has(root) ? [' and its wrapper'] : []),
      ]),
    ]);
  });
  const types = new Set(
    snapshot.units.flatMap((unit) => unit.interface.types.map(({ name }) => name?.text)),
  );
  const figures: readonly (readonly [number, string, string])[] = [
    [snapshot.symbols.routines.length, 'routines', 'names.html'],
    [ranges.length, 'interfaces', '#interfaces'],
    [types.size, 'types', 'types.html'],
    [snapshot.returnCodes.size, 'return codes', 'codes.html'],
    [snapshot.pages.size, 'man pages', 'pages.html'],
  ];
  return {
    path: 'index.html',
    title,
    body: [
      h(
        'ul',
        { className: ['figures'] },
        figures.map(([value, text, href]) =>
          h('li', h('a', { href }, [h('strong', String(value)), ` ${text}`])),
        ),
      ),
      h('p', { className: ['quiet'] }, [
        'Press ',
        h('kbd', '/'),
        ' to search by name, by message id (',
        h('code', '3402'),
        ', ',
        h('code', '0xd4a'),
        '), by return code or by words of the pages. ',
        h('a', { href: 'ids.html' }, 'The map of message ids'),
        ' shows who shares what.',
      ]),
      h('h2', { id: 'interfaces' }, 'Interfaces by message id'),
      table(['ids', 'subsystem', 'routines', 'documented', 'file'], rows),
    ],
  };
}

/** Every routine by name. */
export function namesPage(snapshot: Snapshot, paths: SitePaths): SitePage {
  const links = paths.linksFrom('names.html');
  const sorted = [...snapshot.symbols.routines].sort((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : a.declared.file < b.declared.file ? -1 : 1,
  );
  const letters = new Map<string, string>();
  const rows = sorted.map((routine) => {
    const { name } = routine;
    const letter = name.replace(/^_+/, '').charAt(0).toLowerCase();
    const isFirst = letter !== '' && !letters.has(letter);
    if (isFirst) letters.set(letter, `letter-${letter}`);
    const ids = [...new Set(routine.shapes.map(({ slot }) => slot.messageId))].join(', ');
    const subsystems = [...new Set(routine.shapes.map(({ subsystem }) => subsystem.name.text))];
    return h('tr', { id: isFirst ? `letter-${letter}` : undefined }, [
      h('td', h('a', { href: links.routine(routine) }, h('code', breakable(name)))),
      h('td', { className: ['number'] }, ids),
      h('td', breakable(subsystems.join(', '))),
      h('td', pagesAbout(snapshot, routine).length > 0 ? 'page' : ''),
    ]);
  });
  return {
    path: 'names.html',
    title: 'Routines by name',
    body: [
      h(
        'nav',
        { className: ['letters'], 'aria-label': 'First letters' },
        [...letters].map(([letter, id]) => h('a', { href: `#${id}` }, letter)),
      ),
      table(['routine', 'id', 'subsystem', 'documented'], rows),
    ],
  };
}

/** Every man page by title, grouped by what it documents. */
export function manPagesPage(snapshot: Snapshot, paths: SitePaths): SitePage {
  const links = paths.linksFrom('pages.html');
  const groups = new Map<string, (readonly [FileId, ElementContent])[]>();
  for (const [file, { title, interfaceKind, summary }] of snapshot.pages) {
    const kind = interfaceKind?.text ?? 'Other pages';
    const row = h('tr', [
      h('td', h('a', { href: links.page(file) }, h('code', breakable(title.text)))),
      h('td', summary?.text ?? ''),
    ]);
    groups.set(kind, [...(groups.get(kind) ?? []), [file, row]]);
  }
  const sorted = [...groups].sort(
    ([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1),
  );
  return {
    path: 'pages.html',
    title: 'Man pages',
    body:
      sorted.length === 0
        ? [h('p', { className: ['quiet'] }, 'This tree has none.')]
        : sorted.flatMap(([kind, rows], index) => [
            h('h2', { id: `kind-${index + 1}` }, kind),
            table(
              ['page', 'summary'],
              rows.map(([, row]) => row),
            ),
          ]),
  };
}

/** The roots that include another root whole, by that root. */
export function wrappersOf(snapshot: Snapshot): ReadonlyMap<FileId, readonly FileId[]> {
  const wrappers = new Map<FileId, FileId[]>();
  for (const [wrapper, inner] of wrappedRoots(snapshot)) {
    wrappers.set(inner, [...(wrappers.get(inner) ?? []), wrapper]);
  }
  return wrappers;
}
