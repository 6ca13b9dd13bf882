import { memo } from '../../text/memo.ts';
import type { SourceFile } from '../../text/source-file.ts';
import { isSameMacro, parseDefines, type Macro } from './macro.ts';
import { preprocessNoting } from './preprocess.ts';
import type { Dependence, PreprocessOptions } from './preprocess-options.ts';
import type { Unit } from './unit.ts';

/** One unit, and the targets whose preprocessing gives it: indices into the list that was asked for, rising. */
export interface SharedUnit {
  readonly unit: Unit;
  readonly targets: readonly number[];
}

/**
 * Preprocesses a root for several targets, each with the result that `preprocess` gives for it alone. Targets whose
 * differences the text never asks about share one unit: most of XNU's interfaces look the same to several of its builds.
 */
export function sharedPreprocess(
  root: SourceFile,
  targets: readonly PreprocessOptions[],
): readonly SharedUnit[] {
  const names = new Set(targets.flatMap(({ defines }) => [...initialMacros(defines).keys()]));
  const runs: Run[] = [];
  for (const [index, options] of targets.entries()) {
    const same = runs.find((run) => answersAlike(run, options));
    if (same !== undefined) same.targets.push(index);
    else runs.push({ options, ...preprocessNoting(root, options, names), targets: [index] });
  }
  return runs.map(({ unit, targets: indices }) => ({ unit, targets: indices }));
}

interface Run {
  readonly options: PreprocessOptions;
  readonly unit: Unit;
  readonly dependence: Dependence;
  readonly targets: number[];
}

/** The macros that a target defines, by name. */
const initialMacros: (defines: Readonly<Record<string, string>>) => ReadonlyMap<string, Macro> =
  memo((defines) => new Map(parseDefines(defines).map((macro) => [macro.name, macro])));

/** Whether other options answer all that a run asked as its own did. */
function answersAlike({ options, dependence }: Run, other: PreprocessOptions): boolean {
  if (options.slashComments !== other.slashComments) return false;
  if (options.imacros.length !== other.imacros.length) return false;
  if (options.imacros.some((file, index) => file !== other.imacros[index])) return false;
  const own = initialMacros(options.defines);
  const others = initialMacros(other.defines);
  return (
    dependence.names.every((name) => areSame(own.get(name), others.get(name))) &&
    (options.resolve === other.resolve ||
      dependence.inclusions.every(
        ({ path, form, from, found }) => other.resolve(path, form, from) === found,
      ))
  );
}

function areSame(a: Macro | undefined, b: Macro | undefined): boolean {
  return a === undefined || b === undefined ? a === b : isSameMacro(a, b);
}
