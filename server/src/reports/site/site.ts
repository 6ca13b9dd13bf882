import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Diagnostic } from '../../rules/rule.ts';
import type { FileId } from '../../text/span.ts';
import type { Routine } from '../../workspace/routine.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { workspacePath } from '../../workspace/symbol-id.ts';
import { manArticle } from '../html/man-article.ts';
import { framed } from './frame.ts';
import { idMap } from './id-map.ts';
import { listPages } from './list-pages.ts';
import { sitePaths } from './paths.ts';
import { checks, routinePage } from './routine-page.ts';
import { searchIndex } from './search-index.ts';
import { searchScript } from './search-script.ts';
import { styleSheet } from './style.ts';
import { subsystemPage } from './subsystem-page.ts';

export interface SiteOptions {
  readonly title: string;
  /** What `check` found, to be shown where it belongs. */
  readonly diagnostics: readonly Diagnostic[];
  /** What is known of each routine in other versions, by its name: one line a version. */
  readonly history?: (routine: Routine) => readonly ElementContent[];
}

export interface SiteFile {
  /** Relative to the output folder, forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** The cross-reference site of a snapshot, file by file: the caller writes each before it asks for the next. */
export function* siteFiles(snapshot: Snapshot, options: SiteOptions): Iterable<SiteFile> {
  const paths = sitePaths(snapshot);
  const findings = groupByFile(options.diagnostics);
  const page = (path: string, title: string, body: readonly ElementContent[]): SiteFile => ({
    path,
    text: framed({ path, title, body, siteTitle: options.title }),
  });
  const shown = (file: FileId): string => workspacePath(snapshot.project.roots, file);

  yield { path: 'style.css', text: styleSheet };
  yield { path: 'search.js', text: searchScript };
  yield { path: 'search-index.js', text: searchIndex(snapshot, paths) };
  for (const { path, title, body } of listPages(snapshot, paths, options.title))
    yield page(path, title, body);
  const mapLinks = paths.linksFrom('ids.html');
  yield page(
    'ids.html',
    'Message ids',
    idMap(snapshot, (root) => mapLinks.subsystem(root)),
  );

  const roots = [...new Set(snapshot.units.map(({ root }) => root))];
  for (const root of roots) {
    const units = snapshot.units.filter((unit) => unit.root === root);
    const subsystem = units.find((unit) => unit.interface.subsystem !== undefined)?.interface
      .subsystem;
    if (subsystem === undefined) continue;
    const path = paths.subsystem(root);
    yield page(
      path,
      `${subsystem.name.text} (${shown(root)})`,
      subsystemPage(snapshot, root, paths),
    );
  }
  for (const routine of snapshot.symbols.routines) {
    const path = paths.routine(routine);
    const own = (findings.get(routine.declared.file) ?? []).filter((each) =>
      isAbout(each, routine),
    );
    const body = [
      ...routinePage(snapshot, routine, paths, own),
      ...(options.history?.(routine) ?? []),
    ];
    yield page(path, routine.name, body);
  }
  for (const [file, { title, summary }] of snapshot.pages) {
    const path = paths.page(file);
    const links = paths.linksFrom(path);
    const [routine] = snapshot.symbols.routinesNamed(title.text);
    const interfaceLink = routine === undefined ? undefined : links.routine(routine);
    yield page(path, title.text, [
      h('p', { className: ['quiet'] }, shown(file)),
      ...(summary === undefined ? [] : [h('p', summary.text)]),
      ...(interfaceLink === undefined
        ? []
        : [h('p', h('a', { href: interfaceLink }, 'what the interface says'))]),
      ...checks(findings.get(file) ?? []),
      h('article', { className: ['man'] }, [...manArticle(snapshot, file, links)]),
    ]);
  }
}

function groupByFile(
  diagnostics: readonly Diagnostic[],
): ReadonlyMap<FileId, readonly Diagnostic[]> {
  const groups = new Map<FileId, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const group = groups.get(diagnostic.span.file);
    if (group === undefined) groups.set(diagnostic.span.file, [diagnostic]);
    else group.push(diagnostic);
  }
  return groups;
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
