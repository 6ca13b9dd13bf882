import type { FileId } from '../../text/span.ts';
import type { Routine } from '../../workspace/routine.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { workspacePath } from '../../workspace/symbol-id.ts';
import type { Links } from '../html/links.ts';
import { wrappedRoots } from './wrapped-roots.ts';

/** Where everything of a site stands. Paths come from names in the source alone, so that they stay from version to version. */
export interface SitePaths {
  routine(routine: Routine): string;
  page(file: FileId): string;
  subsystem(root: FileId): string;
  type(name: string): string;
  code(name: string): string;
  /** Every page of the site. */
  readonly all: ReadonlySet<string>;
  /** A file as paths name it: relative to its workspace folder. */
  fileOf(file: FileId): string;
  /** Links as a page at this path writes them. */
  linksFrom(path: string): Links;
}

export function sitePaths(snapshot: Snapshot): SitePaths {
  const { roots } = snapshot.project;
  const claim = pathsThatDiffer();
  const stem = (file: FileId): string =>
    workspacePath(roots, file)
      .replace(/^\/+/, '')
      .replace(/:/g, '')
      .replace(/\.(defs|html?|txt)$/, '');
  const wrapped = wrappedRoots(snapshot);

  const subsystems = new Map<FileId, string>();
  for (const { root, interface: lowered } of snapshot.units) {
    if (lowered.subsystem === undefined || subsystems.has(root) || wrapped.has(root)) continue;
    subsystems.set(root, claim(`interfaces/${stem(root)}/index.html`));
  }
  for (const [root, inner] of wrapped) {
    const path = subsystems.get(inner);
    if (path !== undefined) subsystems.set(root, path);
  }
  const routines = new Map(
    snapshot.symbols.routines.map((routine) => [
      routine,
      claim(`interfaces/${stem(routine.declared.file)}/${routine.name}.html`),
    ]),
  );
  const pages = new Map(
    [...snapshot.pages.keys()].map((file) => [file, claim(`pages/${stem(file)}.html`)]),
  );
  const typeNames = snapshot.units.flatMap(({ interface: { types } }) =>
    types.flatMap(({ name }) => (name === undefined ? [] : [name.text])),
  );
  const types = new Map(
    [...new Set(typeNames)].sort().map((name) => [name, claim(`types/${name}.html`)]),
  );
  const codes = new Map(
    [...snapshot.returnCodes.keys()].map((name) => [name, claim(`codes/${name}.html`)]),
  );

  const maps = [subsystems, routines, pages, types, codes];
  return {
    all: new Set([...lists, ...maps.flatMap((map) => [...map.values()])]),
    fileOf: (file) => workspacePath(roots, file),
    routine: (routine) => routines.get(routine) ?? '',
    page: (file) => pages.get(file) ?? '',
    subsystem: (root) => subsystems.get(root) ?? '',
    type: (name) => types.get(name) ?? '',
    code: (name) => codes.get(name) ?? '',
    linksFrom: (from) => {
      const link = (to: string | undefined): string | undefined =>
        to === undefined ? undefined : relativeLink(from, to);
      return {
        routine: (target) => link(routines.get(target)),
        page: (file) => link(pages.get(file)),
        subsystem: (root) => link(subsystems.get(root)),
        type: (name) => link(types.get(name)),
        code: (name) => link(codes.get(name)),
      };
    },
  };
}

/** The pages that list things. */
const lists: readonly string[] = [
  'index.html',
  'names.html',
  'ids.html',
  'types.html',
  'codes.html',
  'pages.html',
  'coverage.html',
];

/** The relative link from one path of the site to another, as URLs have it. */
export function relativeLink(from: string, to: string): string {
  const here = from.split('/').slice(0, -1);
  const there = to.split('/');
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same += 1;
  const steps = [...here.slice(same).map(() => '..'), ...there.slice(same)];
  return steps.map((step) => (step === '..' ? step : encodeURIComponent(step))).join('/');
}

/**
 * Gives each path once: a later one that differs in nothing, or in nothing but upper and lower case, which half of all
 * file systems ignore, is numbered.
 */
function pathsThatDiffer(): (path: string) => string {
  const taken = new Set<string>();
  return (path) => {
    let own = path;
    for (let n = 2; taken.has(own.toLowerCase()); n++) own = path.replace(/\.html$/, `~${n}.html`);
    taken.add(own.toLowerCase());
    return own;
  };
}
