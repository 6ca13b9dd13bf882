import type { Dialect } from '../model/dialect.ts';
import { noTargets, targetBit, unionOf, type Target } from '../model/target.ts';
import { memo } from '../text/memo.ts';
import { folderOf } from '../text/resolve-path.ts';
import { fileId, type FileId } from '../text/span.ts';
import type { Config } from './config.ts';
import { detectCheckouts, type Checkout } from './layout.ts';
import { appleFiles } from './layouts/apple-sdk.ts';
import { gnuFiles } from './layouts/gnumach.ts';
import { includeCandidates, type IncludeCandidates } from './layouts/include-candidates.ts';
import type { RootExtras } from './layouts/layout.ts';
import type { Project } from './snapshot.ts';
import { targetsOfCheckout, type Member } from './targets-of-layout.ts';

/**
 * Tells from the paths of a workspace's files whose trees they are, and how those trees' builds read interfaces; the
 * configuration has the last word. A root of no known tree may be either dialect's: its content tells
 * (`dialectOf`), so `targetsOf` gives the targets of both.
 * @param files every file of the workspace
 * @param roots the workspace folders
 */
export function detectProject(
  files: readonly FileId[],
  config: Config,
  roots: readonly FileId[],
): Project {
  const checkoutOf = detectCheckouts(files);
  const searchOf = includeSearches(roots);
  const noTree = dialectsOf(config).map(treeless);
  const membersOf = memo((checkout: Checkout) => targetsOfCheckout(checkout, config));
  const checkoutsOf = (file: FileId): readonly Checkout[] => {
    const found = checkoutOf(file);
    return found === undefined ? noTree : [found];
  };

  const present = new Set<Checkout>();
  for (const file of files) {
    const found = checkoutOf(file);
    if (found !== undefined) present.add(found);
    else if (file.endsWith('.defs')) for (const checkout of noTree) present.add(checkout);
  }
  const targets = [...new Set([...present].flatMap(membersOf).map(({ target }) => target))].slice(
    0,
    maxTargets,
  );
  const indices = new Map(targets.map((target, index) => [target, index]));
  const readersOf = (root: FileId): readonly Member[] =>
    checkoutsOf(root)
      .flatMap(membersOf)
      .filter((member) => indices.has(member.target) && member.reads(root));

  const { layout } = mainCheckout(present) ?? { layout: undefined };
  const everyInclude = [...new Set(targets.flatMap(({ includes }) => includes))];
  return {
    layout: layout?.name ?? 'files',
    dialect: config.dialect === 'auto' ? (layout?.dialect ?? 'apple') : config.dialect,
    targets,
    roots,
    targetsOf: (root) =>
      readersOf(root).reduce(
        (set, { target }) => unionOf(set, targetBit(indices.get(target) ?? 0)),
        noTargets,
      ),
    candidates(path, angled, from) {
      const checkout = checkoutOf(from);
      const find = searchOf(checkout, everyInclude, undefined);
      return find(path, angled ? 'angled' : 'quoted', from);
    },
    setup(root, index) {
      const member = readersOf(root).find(({ target }) => indices.get(target) === index);
      if (member === undefined) return undefined;
      const { target } = member;
      const extras = member.extras(root);
      const checkout = checkoutOf(root);
      const imacros = extras?.imacros?.map((path) => `${checkout?.root ?? ''}/${path}`) ?? [];
      return {
        target,
        defines: extras === undefined ? target.defines : definesWith(target)(extras),
        imacros: [...imacros, ...target.imacros].map(fileId),
        flags: { ...target.flags, ...extras?.flags },
        candidates: searchOf(checkout, target.includes, folderOf(root)),
      };
    },
  };
}

/** The searches of a project; those with the same folders are the same object, which is what caches are keyed by. */
function includeSearches(roots: readonly FileId[]) {
  const known = new Map<string, IncludeCandidates>();
  return (
    checkout: Checkout | undefined,
    includes: readonly string[],
    rootFolder: string | undefined,
  ): IncludeCandidates => {
    const tree = checkout === undefined ? '' : `${checkout.layout.name} ${checkout.root}`;
    const key = [tree, rootFolder ?? '', ...includes].join('\n');
    let search = known.get(key);
    if (search === undefined) {
      search = includeCandidates({ checkout, includes, roots, rootFolder });
      known.set(key, search);
    }
    return search;
  };
}

/** A set of targets is a number of 31 bits. */
const maxTargets = 30;

function dialectsOf(config: Config): readonly Dialect[] {
  return config.dialect === 'auto' ? ['apple', 'gnu'] : [config.dialect];
}

/** Files of no known tree; their paths are absolute. */
function treeless(dialect: Dialect): Checkout {
  const layout = dialect === 'apple' ? appleFiles : gnuFiles;
  return { layout, root: '', architecture: 'x86_64' };
}

/** The kind of tree that the workspace is called by: the first known one in the order of the files. */
function mainCheckout(present: ReadonlySet<Checkout>): Checkout | undefined {
  const all = [...present];
  return all.find(({ layout }) => layout.name !== 'files') ?? all[0];
}

/** A target's definitions with a root's own, remembered with both: what is parsed from them is, too. */
const definesWith: (target: Target) => (extras: RootExtras) => Readonly<Record<string, string>> =
  memo((target) => memo(({ defines }) => ({ ...target.defines, ...defines })));
