import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Diagnostic } from '../../rules/rule.ts';
import { groupBy } from '../../text/group-by.ts';
import type { FileId } from '../../text/span.ts';
import type { Routine } from '../../workspace/routine.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { workspacePath } from '../../workspace/symbol-id.ts';
import { manArticle } from '../html/man-article.ts';
import { breakable } from '../html/text.ts';
import { checks } from './checks.ts';
import { codePages } from './code-pages.ts';
import { coveragePage } from './coverage-page.ts';
import { framed, type SiteFrame, type SitePage } from './frame.ts';
import { idMapPage } from './id-map.ts';
import { idRanges } from './id-space.ts';
import { frontPage, manPagesPage, namesPage, wrappersOf } from './list-pages.ts';
import { neighboursOf } from './neighbours.ts';
import { sitePaths, type SitePaths } from './paths.ts';
import { routinePage } from './routine-page.ts';
import { searchIndex } from './search-index.ts';
import { searchScript } from './search-script.ts';
import { styleSheet } from './style.ts';
import { subsystemPage } from './subsystem-page.ts';
import { typePages } from './type-pages.ts';

export interface SiteOptions {
  readonly title: string;
  /** What `check` found, to be shown where it belongs. */
  readonly diagnostics: readonly Diagnostic[];
  /** In a site of several versions: the same page in others, from this one; and what became of a routine. */
  readonly versions?: SiteFrame['versions'];
  readonly history?: (routine: Routine, path: string) => readonly ElementContent[];
}

export interface SiteFile {
  /** Relative to the output folder, forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** The style sheet alone, for a page above the site. */
export const styleFile: SiteFile = { path: 'style.css', text: styleSheet };

/** The cross-reference site of a snapshot, file by file: the caller writes each before it asks for the next. */
export function* siteFiles(snapshot: Snapshot, options: SiteOptions): Iterable<SiteFile> {
  const paths = sitePaths(snapshot);
  const frame: SiteFrame = { title: options.title, versions: options.versions ?? (() => []) };
  yield styleFile;
  yield { path: 'search.js', text: searchScript };
  yield { path: 'search-index.js', text: searchIndex(snapshot, paths) };
  for (const page of pagesOf(snapshot, paths, options)) {
    yield { path: page.path, text: framed(frame, page) };
  }
}

function* pagesOf(
  snapshot: Snapshot,
  paths: SitePaths,
  { title, diagnostics, history }: SiteOptions,
): Iterable<SitePage> {
  yield frontPage(snapshot, paths, title);
  yield namesPage(snapshot, paths);
  yield idMapPage(snapshot, paths);
  yield* typePages(snapshot, paths);
  yield* codePages(snapshot, paths);
  yield manPagesPage(snapshot, paths);
  yield coveragePage(snapshot, paths);

  const wrappers = wrappersOf(snapshot);
  const done = new Set<string>();
  for (const range of idRanges(snapshot)) {
    // A root that means two subsystems under two targets has one page.
    if (done.has(range.root)) continue;
    done.add(range.root);
    yield subsystemPage(snapshot, range, wrappers.get(range.root) ?? [], paths);
  }
  const findings = groupBy(diagnostics, ({ span }) => span.file);
  const neighbours = neighboursOf(snapshot);
  for (const routine of snapshot.symbols.routines) {
    const own = (findings.get(routine.declared.file) ?? []).filter((each) =>
      isAbout(each, routine),
    );
    const around = neighbours.get(routine) ?? { before: undefined, after: undefined, sameId: [] };
    const past = history?.(routine, paths.routine(routine)) ?? [];
    yield routinePage(snapshot, routine, paths, own, around, past);
  }
  for (const file of snapshot.pages.keys()) {
    yield manPage(snapshot, file, paths, findings.get(file) ?? []);
  }
}

function manPage(
  snapshot: Snapshot,
  file: FileId,
  paths: SitePaths,
  findings: readonly Diagnostic[],
): SitePage {
  const path = paths.page(file);
  const links = paths.linksFrom(path);
  const page = snapshot.page(file);
  const names = [page?.title, ...(page?.prototypes ?? []).map(({ name }) => name)].flatMap(
    (each) => each?.text ?? [],
  );
  const routines = [...new Set(names.flatMap((each) => [...snapshot.symbols.routinesNamed(each)]))];
  return {
    path,
    title: page?.title.text ?? '',
    kind: 'man page',
    trail: [{ text: 'Man pages', href: 'pages.html' }],
    body: [
      h(
        'p',
        { className: ['quiet'] },
        h('code', breakable(workspacePath(snapshot.project.roots, file))),
      ),
      ...routines.map((routine) =>
        h('p', { className: ['note'] }, [
          'The interface: ',
          h('a', { href: links.routine(routine) }, h('code', breakable(routine.name))),
          `, ${routine.shapes[0]?.slot.messageId ?? ''} of ${routine.shapes[0]?.subsystem.name.text ?? ''}`,
        ]),
      ),
      h('article', { className: ['man'] }, [...manArticle(snapshot, file, links, 2)]),
      ...checks(snapshot, findings),
    ],
  };
}

/** Whether a finding lies in the routine's declaration. */
function isAbout({ span }: Diagnostic, { declared, shapes }: Routine): boolean {
  return shapes.some(
    ({ slot }) =>
      slot.span.file === declared.file &&
      span.start >= slot.span.start &&
      span.end <= slot.span.end,
  );
}
