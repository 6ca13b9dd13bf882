import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Diagnostic } from '../../rules/rule.ts';
import type { FileId } from '../../text/span.ts';
import { pagesAbout } from '../../workspace/pages-about.ts';
import type { Routine } from '../../workspace/routine.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { workspacePath } from '../../workspace/symbol-id.ts';
import type { Links } from '../html/links.ts';
import { manArticle } from '../html/man-article.ts';
import { routineArticle, targetList } from '../html/routine-article.ts';
import { breakable, table } from '../html/text.ts';
import { checks } from './checks.ts';
import { valueWords } from './code-pages.ts';
import type { SitePage } from './frame.ts';
import type { SitePaths } from './paths.ts';
import { placeWords } from './place-words.ts';

/** What the other routines of the site are to one of them. */
export interface Neighbours {
  /** By id, in the same subsystem. */
  readonly before: Routine | undefined;
  readonly after: Routine | undefined;
  /** Other routines that have its id in other targets: the kernel's half of a user's routine. */
  readonly sameId: readonly Routine[];
}

/** A routine's page: the interface's facts, return codes, what the checks say, and the man page's own text. */
export function routinePage(
  snapshot: Snapshot,
  routine: Routine,
  paths: SitePaths,
  findings: readonly Diagnostic[],
  neighbours: Neighbours,
  history: readonly ElementContent[],
): SitePage {
  const path = paths.routine(routine);
  const links = paths.linksFrom(path);
  const pages = pagesAbout(snapshot, routine);
  const summary = pages
    .map((file) => snapshot.page(file)?.summary?.text)
    .find((text) => text !== undefined);
  const [shape] = routine.shapes;
  return {
    path,
    title: routine.name,
    kind: shape?.slot.simple === true ? 'simpleroutine' : 'routine',
    trail: [
      { text: 'Routines', href: 'names.html' },
      ...(shape === undefined
        ? []
        : [{ text: shape.subsystem.name.text, href: paths.subsystem(shape.root) }]),
    ],
    body: [
      ...(summary === undefined ? [] : [h('p', { className: ['lead'] }, summary)]),
      h('p', { className: ['quiet'] }, ['declared in ', placeWords(snapshot, routine.declared)]),
      ...sameId(snapshot, neighbours.sameId, links),
      ...routineArticle(snapshot, routine, links),
      ...returnCodes(snapshot, routine, pages, links),
      ...checks(snapshot, findings),
      ...history,
      ...manPages(snapshot, pages, links),
      ...walk(neighbours, links),
    ],
  };
}

function sameId(
  snapshot: Snapshot,
  routines: readonly Routine[],
  links: Links,
): readonly ElementContent[] {
  return routines.map((routine) => {
    const targets = routine.shapes.map((shape) => targetList(snapshot, shape.targets)).join(', ');
    return h('p', { className: ['note'] }, [
      'The same id is ',
      h('a', { href: links.routine(routine) }, h('code', breakable(routine.name))),
      ` in ${[...new Set(targets.split(', '))].join(', ')}.`,
    ]);
  });
}

function returnCodes(
  snapshot: Snapshot,
  routine: Routine,
  pages: readonly FileId[],
  links: Links,
): readonly ElementContent[] {
  const read = pages.flatMap((file) => snapshot.page(file) ?? []);
  const entries = read.flatMap((page) => page.returnCodes).filter(({ isCode }) => isCode);
  const prose = read.flatMap((page) => page.returnText?.text ?? []);
  const isSimple = routine.shapes.every(({ slot }) => slot.simple);
  const family = (name: string, text: string): ElementContent | string => {
    const href = links.code(name);
    return href === undefined ? text : h('a', { href }, text);
  };
  return [
    h('h2', { id: 'return-codes' }, 'Return codes'),
    ...(entries.length === 0
      ? []
      : [
          table(
            ['code', 'value', 'meaning'],
            entries.map(({ code, text }) => {
              const known = snapshot.returnCodes.get(code.text);
              const href = links.code(code.text);
              const name = breakable(code.text);
              return h('tr', [
                h('td', h('code', href === undefined ? name : h('a', { href }, name))),
                h(
                  'td',
                  { className: ['number'] },
                  known === undefined ? '?' : valueWords(known.value),
                ),
                h('td', text.text === '' ? (known?.meaning ?? '') : text.text),
              ]);
            }),
          ),
        ]),
    ...(entries.length === 0 ? prose.map((text) => h('p', text)) : []),
    h('p', { className: ['quiet'] }, [
      isSimple
        ? 'Nothing comes back from the server: the stub returns what sending gives, '
        : `${pages.length === 0 ? 'No page lists any. ' : ''}Every stub may also return what sending and receiving give, `,
      family('MACH_SEND_INVALID_DEST', 'MACH_SEND_…'),
      ...(isSimple
        ? ['.']
        : [
            ' and ',
            family('MACH_RCV_TIMED_OUT', 'MACH_RCV_…'),
            ', and MIG’s own ',
            family('MIG_BAD_ID', 'MIG_…'),
            '.',
          ]),
    ]),
  ];
}

function manPages(
  snapshot: Snapshot,
  pages: readonly FileId[],
  links: Links,
): readonly ElementContent[] {
  if (pages.length === 0) {
    return [
      h('h2', { id: 'page' }, 'Man page'),
      h('p', { className: ['quiet'] }, 'No page of this tree documents it.'),
    ];
  }
  return pages.flatMap((file, index) => [
    h('h2', { id: index === 0 ? 'page' : `page-${index + 1}` }, [
      'Man page ',
      h('a', { href: links.page(file) }, breakable(snapshot.page(file)?.title.text ?? '')),
    ]),
    h(
      'p',
      { className: ['quiet'] },
      h('code', breakable(workspacePath(snapshot.project.roots, file))),
    ),
    h('article', { className: ['man'] }, [...manArticle(snapshot, file, links, 3)]),
  ]);
}

function walk({ before, after }: Neighbours, links: Links): readonly ElementContent[] {
  const step = (routine: Routine | undefined, rel: string, label: string): ElementContent[] =>
    routine === undefined
      ? [h('span')]
      : [
          h('a', { href: links.routine(routine), rel: [rel] }, [
            h('span', { className: ['quiet'] }, label),
            h('code', breakable(routine.name)),
          ]),
        ];
  if (before === undefined && after === undefined) return [];
  return [
    h('nav', { className: ['walk'], 'aria-label': 'Neighbours by id' }, [
      ...step(before, 'prev', '← previous id'),
      ...step(after, 'next', 'next id →'),
    ]),
  ];
}
