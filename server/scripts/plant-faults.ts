/**
 * `npm run plant-faults [-- --seed N --count N --fix TREE…]`: puts one fault at a time into the interfaces and pages of
 * real trees (that of MACHLINT_XNU and Debian's GNU Mach, or those named) and tells how many of them
 * `check --preset all` catches. Whoever reads the changed tree alone cannot know some of them: those are counted apart, for `breaking`.
 * With `--fix` it fixes each file with its fault instead, and tells where that broke something.
 */
import { parseArgs } from 'node:util';
import { loadWorkspace } from '../src/host/load-workspace.ts';
import { fileId } from '../src/text/span.ts';
import { defaultConfig } from '../src/workspace/config.ts';
import { systemPath, xnuTree } from '../src/test/shared.ts';
import {
  choosePlants,
  countFindings,
  judge,
  judgeFixes,
  plantKinds,
  type FixOutcome,
  type Outcome,
  type Tree,
} from '../src/test/plants/judge.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '500' },
    fix: { type: 'boolean', default: false },
  },
});
const roots = positionals.length > 0 ? positionals.map((path) => [path]) : knownTrees();
if (roots.length === 0) throw new Error('name a tree, or set MACHLINT_XNU');

const trees = roots.map(openTree);
const chosen = choosePlants(trees, Number(values.count), Number(values.seed));
if (values.fix) {
  reportFixes(chosen.map(judgeFixes));
} else {
  const healthy = new Map(trees.map((tree) => [tree, countFindings(tree.workspace.current)]));
  report(chosen.map((one) => judge(one, healthy.get(one.tree) ?? new Map())));
}

function knownTrees(): readonly (readonly string[])[] {
  const xnu = xnuTree();
  const gnuMach = systemPath('/usr/include/x86_64-linux-gnu');
  const folders = ['mach', 'device', 'mach_debug'].map((name) => `${gnuMach}/${name}`);
  return [...(xnu === undefined ? [] : [[xnu]]), ...(gnuMach === undefined ? [] : [folders])];
}

function openTree(folders: readonly string[]): Tree {
  const { workspace } = loadWorkspace({
    roots: folders.map(fileId),
    named: [],
    isExcluded: () => false,
    config: { ...defaultConfig, preset: 'all' },
  });
  return { name: folders.join(' '), workspace };
}

function report(all: readonly Outcome[]): void {
  const rows = plantKinds.map(({ name }) => {
    const own = all.filter(({ kind }) => kind.name === name);
    const tellable = own.filter(({ plant }) => plant.isTellable);
    const caught = tellable.filter(({ isCaught }) => isCaught);
    return { name, planted: own.length, tellable: tellable.length, caught: caught.length };
  });
  const width = Math.max(...rows.map(({ name }) => name.length));
  const line = (name: string, ...cells: readonly (number | string)[]): void =>
    console.log([name.padEnd(width), ...cells.map((cell) => `${cell}`.padStart(8))].join(' '));
  line('kind', 'planted', 'tellable', 'caught');
  for (const { name, planted, tellable, caught } of rows) line(name, planted, tellable, caught);
  const sum = (key: 'planted' | 'tellable' | 'caught'): number =>
    rows.reduce((total, row) => total + row[key], 0);
  line('all', sum('planted'), sum('tellable'), sum('caught'));
  const share = (100 * sum('caught')) / Math.max(1, sum('tellable'));
  console.log(`\ncaught ${share.toFixed(1)} % of those that can be told without an older version`);
  const others = all.filter(({ plant, news }) => !plant.isTellable && news.length > 0).length;
  console.log(
    `of the other ${sum('planted') - sum('tellable')}, ${others} bring a finding all the same`,
  );
  for (const { kind, plant, news, isCaught } of all) {
    if (isCaught || !plant.isTellable) continue;
    const found = news.join(', ');
    console.log(`missed: ${kind.name}: ${plant.what} in ${plant.file} (${found || 'nothing new'})`);
  }
}

function reportFixes(all: readonly FixOutcome[]): void {
  const fixed = all.filter(({ applied }) => applied > 0);
  const damaged = all.filter(({ damage }) => damage !== undefined);
  const applied = all.reduce((sum, one) => sum + one.applied, 0);
  console.log(`${all.length} faults, ${applied} fixes in ${fixed.length} of their files`);
  console.log(`${damaged.length} files damaged`);
  for (const { kind, plant, damage } of damaged) {
    console.log(`${kind.name}: ${plant.what} in ${plant.file}: ${damage ?? ''}`);
  }
}
