import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Diagnostic } from '../../rules/rule.ts';
import type { Routine } from '../../workspace/routine.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { manArticle } from '../html/man-article.ts';
import { routineArticle } from '../html/routine-article.ts';
import { pagesAbout } from '../../workspace/pages-about.ts';
import type { SitePaths } from './paths.ts';

/** A routine's page: the interface's facts, return codes, what the checks say, and the man page's own text. */
export function routinePage(
  snapshot: Snapshot,
  routine: Routine,
  paths: SitePaths,
  findings: readonly Diagnostic[],
): readonly ElementContent[] {
  const links = paths.linksFrom(paths.routine(routine));
  const pages = pagesAbout(snapshot, routine);
  const summary = pages
    .map((file) => snapshot.page(file)?.summary?.text)
    .find((text) => text !== undefined);
  return [
    ...(summary === undefined ? [] : [h('p', summary)]),
    ...routineArticle(snapshot, routine, links),
    ...returnCodes(snapshot, pages, links),
    ...checks(findings),
    ...pages.flatMap((file) => [
      h('h2', { id: 'page' }, [
        'Man page ',
        h('a', { href: links.page(file) ?? '' }, snapshot.page(file)?.title.text ?? ''),
      ]),
      h('article', { className: ['man'] }, [...manArticle(snapshot, file, links)]),
    ]),
  ];
}

function returnCodes(
  snapshot: Snapshot,
  pages: readonly Parameters<Snapshot['page']>[0][],
  links: ReturnType<SitePaths['linksFrom']>,
): readonly ElementContent[] {
  const entries = pages
    .flatMap((file) => snapshot.page(file)?.returnCodes ?? [])
    .filter(({ isCode }) => isCode);
  if (entries.length === 0) return [];
  return [
    h('h2', { id: 'return-codes' }, 'Return codes'),
    h('table', [
      h(
        'thead',
        h(
          'tr',
          ['code', 'value', 'as its page has it'].map((text) => h('th', { scope: 'col' }, text)),
        ),
      ),
      h(
        'tbody',
        entries.map(({ code, text }) => {
          const known = snapshot.returnCodes.get(code.text);
          const href = links.code(code.text);
          return h('tr', [
            h('td', h('code', href === undefined ? code.text : h('a', { href }, code.text))),
            h('td', known === undefined ? 'unknown' : String(known.value)),
            h('td', text.text === '' ? (known?.meaning ?? '') : text.text),
          ]);
        }),
      ),
    ]),
  ];
}

/** What `check` says about a routine or its pages. */
export function checks(findings: readonly Diagnostic[]): readonly ElementContent[] {
  if (findings.length === 0) return [];
  return [
    h('h2', { id: 'checks' }, 'What the checks say'),
    h(
      'ul',
      findings.map(({ rule, severity, message }) =>
        h('li', [
          h('span', { className: severity === 'info' ? ['quiet'] : ['finding'] }, severity),
          ` ${message} `,
          h('code', rule),
        ]),
      ),
    ),
  ];
}
