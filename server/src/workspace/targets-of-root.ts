import type { Architecture, Dialect } from '../model/dialect.ts';
import {
  hasTarget,
  noTargets,
  targetBit,
  unionOf,
  type MigFlags,
  type TargetSet,
} from '../model/target.ts';
import type { PreprocessOptions } from '../syntax/cpp/preprocess-options.ts';
import { sharedPreprocess } from '../syntax/cpp/shared-preprocess.ts';
import type { Unit } from '../syntax/cpp/unit.ts';
import { memo } from '../text/memo.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';
import { builtinDefinitions, builtinFile } from './builtin-definitions.ts';
import { dialectOf } from './layouts/dialect-of.ts';
import type { IncludeCandidates } from './layouts/include-candidates.ts';
import type { Project, UnitSetup } from './snapshot.ts';

/** A root as MIG reads it for a set of targets of one dialect and architecture and with the same flags. */
export interface PreprocessedRoot {
  readonly unit: Unit;
  readonly targets: TargetSet;
  readonly dialect: Dialect;
  readonly architecture: Architecture;
  readonly flags: MigFlags;
}

/**
 * Preprocesses a root for every target that reads it; targets with equal results share one. Where the layout leaves
 * the dialect open, the root's content decides it, and Apple's is taken where nothing tells.
 */
export function preprocessRoot(
  root: SourceFile,
  files: ReadonlyMap<FileId, SourceFile>,
  project: Project,
): readonly PreprocessedRoot[] {
  const groups = new Map<string, { readonly index: number; readonly setup: UnitSetup }[]>();
  for (const index of readingTargets(root, project)) {
    const setup = project.setup(root.id, index);
    if (setup === undefined) continue;
    const { dialect, architecture } = setup.target;
    const key = `${dialect} ${architecture} ${JSON.stringify(setup.flags)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [{ index, setup }]);
    else group.push({ index, setup });
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { target, flags } = first.setup;
    const options = group.map(({ setup }) => optionsOf(setup, files));
    return sharedPreprocess(root, options).map((shared) => ({
      unit: shared.unit,
      targets: shared.targets.reduce<TargetSet>((set, at) => {
        const index = group[at]?.index;
        return index === undefined ? set : unionOf(set, targetBit(index));
      }, noTargets),
      dialect: target.dialect,
      architecture: target.architecture,
      flags,
    }));
  });
}

/** Indices of the targets that read a root, those of the other dialect left out where it may be either's. */
function readingTargets(root: SourceFile, project: Project): number[] {
  const { targets } = project;
  const set = project.targetsOf(root.id);
  const reading = [...targets.keys()].filter((index) => hasTarget(set, index));
  const dialects = new Set(reading.map((index) => targets[index]?.dialect));
  if (dialects.size < 2) return reading;
  const dialect = dialectOf(root).dialect ?? 'apple';
  return reading.filter((index) => targets[index]?.dialect === dialect);
}

function optionsOf(
  { target, defines, imacros, candidates }: UnitSetup,
  files: ReadonlyMap<FileId, SourceFile>,
): PreprocessOptions {
  return {
    defines,
    imacros: imacros.flatMap((id) => files.get(id) ?? builtinFile(id) ?? []),
    slashComments: target.dialect === 'apple',
    resolve: resolverOf(files)(candidates)[target.dialect],
  };
}

/**
 * What includes mean among given files, remembered for as long as the files and the search are the same objects.
 * Each remembered answer is one path of one include.
 */
const resolverOf: (
  files: ReadonlyMap<FileId, SourceFile>,
) => (candidates: IncludeCandidates) => Readonly<Record<Dialect, Resolve>> = memo((files) =>
  memo((candidates) => ({
    apple: resolver(files, candidates, 'apple'),
    gnu: resolver(files, candidates, 'gnu'),
  })),
);

type Resolve = PreprocessOptions['resolve'];

function resolver(
  files: ReadonlyMap<FileId, SourceFile>,
  candidates: IncludeCandidates,
  dialect: Dialect,
): Resolve {
  const known = new Map<string, { readonly found: SourceFile | undefined }>();
  return (path, form, from) => {
    const key = `${form} ${path}\n${from}`;
    let entry = known.get(key);
    if (entry === undefined) {
      const candidate = candidates(path, form, from).find((each) => files.has(each));
      const found = candidate === undefined ? undefined : files.get(candidate);
      known.set(key, (entry = { found: found ?? builtinDefinitions(path, dialect) }));
    }
    return entry.found;
  };
}
