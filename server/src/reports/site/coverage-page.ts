import type { ElementContent } from 'hast';
import { h, s } from 'hastscript';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { workspacePath } from '../../workspace/symbol-id.ts';
import { breakable, table } from '../html/text.ts';
import { documentationCoverage, percentOf, type Coverage } from './coverage.ts';
import type { Links } from '../html/links.ts';
import type { SitePage } from './frame.ts';
import type { SitePaths } from './paths.ts';

/** Documentation coverage by interface, best first among those with pages, and what has none. */
export function coveragePage(snapshot: Snapshot, paths: SitePaths): SitePage {
  const coverage = documentationCoverage(snapshot);
  const total = {
    documented: coverage.flatMap(({ documented }) => documented),
    undocumented: coverage.flatMap(({ undocumented }) => undocumented),
  };
  const links = paths.linksFrom('coverage.html');
  const row = (each: Coverage): ElementContent => {
    const href = links.subsystem(each.file);
    const name = breakable(each.subsystem);
    return h('tr', [
      h('td', [
        href === undefined ? h('span', name) : h('a', { href }, name),
        h(
          'div',
          { className: ['quiet'] },
          breakable(workspacePath(snapshot.project.roots, each.file)),
        ),
      ]),
      h('td', coverageBar(each)),
      h('td', missing(each, links)),
    ]);
  };
  const some = coverage.filter(({ documented }) => documented.length > 0);
  const none = coverage.filter(({ documented }) => documented.length === 0);
  const headings = ['interface', 'documented', 'without a page'];
  const orphans = [...snapshot.pages].filter(([, { prototypes, title }]) => {
    const names = [title.text, ...prototypes.map(({ name }) => name.text)];
    return names.every((each) => snapshot.symbols.routinesNamed(each).length === 0);
  });
  return {
    path: 'coverage.html',
    title: 'Documentation coverage',
    body: [
      h('p', { className: ['lead'] }, [
        `${total.documented.length} of ${total.documented.length + total.undocumented.length} routines have a man page: `,
        coverageBar(total),
      ]),
      h('h2', { id: 'documented' }, 'Interfaces with pages'),
      table(headings, [...some].sort((a, b) => percentOf(b) - percentOf(a)).map(row), 'coverage'),
      h('h2', { id: 'undocumented' }, 'Interfaces without any page'),
      table(headings, none.map(row), 'coverage'),
      h('h2', { id: 'orphans' }, 'Pages without a routine'),
      h(
        'p',
        { className: ['quiet'] },
        'Structures, traps and library functions among them, which no interface declares.',
      ),
      h(
        'p',
        { className: ['names'] },
        orphans.flatMap(([file, { title }]) => [
          h('a', { href: links.page(file) }, title.text),
          ' ',
        ]),
      ),
    ],
  };
}

/** How much is documented, drawn and in figures. */
export function coverageBar(each: Pick<Coverage, 'documented' | 'undocumented'>): ElementContent {
  const total = each.documented.length + each.undocumented.length;
  const width = total === 0 ? 0 : Math.round((80 * each.documented.length) / total);
  return h('span', { className: ['bar-of'] }, [
    s('svg', { viewBox: '0 0 80 8', width: 80, height: 8, 'aria-hidden': 'true' }, [
      s('rect', { className: ['track'], width: 80, height: 8, rx: 2 }),
      s('rect', { className: ['full'], width, height: 8, rx: 2 }),
    ]),
    ` ${percentOf(each)} %`,
    h('span', { className: ['quiet'] }, ` ${each.documented.length}/${total}`),
  ]);
}

function missing({ undocumented }: Coverage, links: Links): ElementContent | string {
  if (undocumented.length === 0) return '';
  return h('details', [
    h('summary', String(undocumented.length)),
    ...undocumented.flatMap((routine): (ElementContent | string)[] => [
      h('a', { href: links.routine(routine) }, breakable(routine.name)),
      ' ',
    ]),
  ]);
}
