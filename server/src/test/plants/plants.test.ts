import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadWorkspace } from '../../host/load-workspace.ts';
import { fileId } from '../../text/span.ts';
import { defaultConfig } from '../../workspace/config.ts';
import { systemPath, xnuTree } from '../shared.ts';
import { choosePlants, countFindings, judge, judgeFixes, type Tree } from './judge.ts';

// A few of what `npm run plant-faults` plants by the hundred.

const demo = fileURLToPath(new URL('../../../../fixtures/demo', import.meta.url));
const gnuMach = systemPath('/usr/include/x86_64-linux-gnu/mach');
const xnu = xnuTree();

describe.each([
  ['the demo', demo, 100],
  ['GNU Mach', gnuMach, 40],
  ['XNU', xnu, 24],
] as const)('faults planted into %s', (_, root, count) => {
  const tree = root === undefined ? undefined : open(root);

  it.skipIf(tree === undefined)('are nearly all caught', () => {
    if (tree === undefined) return;
    const healthy = countFindings(tree.workspace.current);
    const outcomes = choosePlants([tree], count, 7)
      .filter(({ plant }) => plant.isTellable)
      .map((chosen) => judge(chosen, healthy));
    const missed = outcomes.filter(({ isCaught }) => !isCaught);
    const told = missed.map(
      ({ kind, plant, news }) => `${kind.name}: ${plant.what} (${news.join()})`,
    );
    expect(outcomes.length).toBeGreaterThan(count / 2);
    expect(told.slice(Math.floor(outcomes.length * 0.05))).toEqual([]);
  });

  it.skipIf(tree === undefined)('leave nothing broken when they are fixed', () => {
    if (tree === undefined) return;
    const damaged = choosePlants([tree], count / 4, 11)
      .map(judgeFixes)
      .filter(({ damage }) => damage !== undefined);
    expect(damaged.map(({ plant, damage }) => `${plant.what}: ${damage ?? ''}`)).toEqual([]);
  });
});

function open(root: string): Tree {
  const { workspace } = loadWorkspace({
    roots: [fileId(root)],
    named: [],
    isExcluded: () => false,
    config: { ...defaultConfig, preset: 'all' },
  });
  return { name: root, workspace };
}
