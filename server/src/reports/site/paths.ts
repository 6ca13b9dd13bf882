import type { FileId } from '../../text/span.ts';
import type { Routine } from '../../workspace/routine.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { workspacePath } from '../../workspace/symbol-id.ts';
import type { Links } from '../html/links.ts';

/** Where everything of a site stands. Paths come from names in the source alone, so that they stay from version to version. */
export interface SitePaths {
  routine(routine: Routine): string;
  page(file: FileId): string;
  subsystem(root: FileId): string;
  /** Links as a page at this path writes them. */
  linksFrom(path: string): Links;
  relative(from: string, to: string): string;
}

export function sitePaths(snapshot: Snapshot): SitePaths {
  const { roots } = snapshot.project;
  const stem = (file: FileId): string =>
    workspacePath(roots, file)
      .replace(/^\/+/, '')
      .replace(/:/g, '')
      .replace(/\.(defs|html?|txt)$/, '');
  const known = new Set(snapshot.symbols.routines);
  const types = new Set(
    snapshot.units.flatMap((unit) => unit.interface.types.map(({ name }) => name?.text)),
  );
  const withSubsystem = new Set(
    snapshot.units.filter((unit) => unit.interface.subsystem !== undefined).map(({ root }) => root),
  );

  const routine = ({ declared, name }: Routine): string =>
    `interfaces/${stem(declared.file)}/${name}.html`;
  const subsystem = (root: FileId): string => `interfaces/${stem(root)}/index.html`;
  const page = (file: FileId): string => `pages/${stem(file)}.html`;

  return {
    routine,
    page,
    subsystem,
    relative,
    linksFrom: (from) => ({
      routine: (target) => (known.has(target) ? relative(from, routine(target)) : undefined),
      page: (file) => (snapshot.page(file) === undefined ? undefined : relative(from, page(file))),
      subsystem: (root) => (withSubsystem.has(root) ? relative(from, subsystem(root)) : undefined),
      type: (name) => (types.has(name) ? relative(from, `types.html#${name}`) : undefined),
      code: (name) =>
        snapshot.returnCodes.has(name) ? relative(from, `codes.html#${name}`) : undefined,
    }),
  };
}

/** The relative link from one path of the site to another, as URLs have it. */
function relative(from: string, to: string): string {
  const here = from.split('/').slice(0, -1);
  const there = to.split('/');
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same += 1;
  const steps = [...here.slice(same).map(() => '..'), ...there.slice(same)];
  return steps
    .map((step) => (step === '..' ? step : encodeURIComponent(step).replace(/%23/, '#')))
    .join('/');
}
