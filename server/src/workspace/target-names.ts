import { hasTarget, noTargets, unionOf, type TargetSet } from '../model/target.ts';
import type { Snapshot } from './snapshot.ts';

/** The names of a set of targets, in the order of the configuration. */
export function targetNames({ project }: Snapshot, targets: TargetSet): readonly string[] {
  return project.targets.filter((_, i) => hasTarget(targets, i)).map(({ name }) => name);
}

/**
 * Brings together what says the same of several targets. One group: it holds wherever the thing exists, and its
 * targets need not be named.
 */
export function byText<Item extends { readonly targets: TargetSet }>(
  items: readonly Item[],
  textOf: (item: Item) => string,
): readonly { readonly text: string; readonly targets: TargetSet }[] {
  const groups = new Map<string, TargetSet>();
  for (const item of items) {
    const text = textOf(item);
    groups.set(text, unionOf(groups.get(text) ?? noTargets, item.targets));
  }
  return [...groups].map(([text, targets]) => ({ text, targets }));
}

/** The item that the chosen target sees; without a choice, or where that target does not see it, the first. */
export function shownItem<Item extends { readonly targets: TargetSet }>(
  { project }: Snapshot,
  target: string | undefined,
  items: readonly Item[],
): Item | undefined {
  const index = project.targets.findIndex(({ name }) => name === target);
  const chosen = items.find(({ targets }) => index !== -1 && hasTarget(targets, index));
  return chosen ?? items[0];
}

/** Sorted by the first target that sees each: shapes come in the order of their root files. */
export function inTargetOrder<Item extends { readonly targets: TargetSet }>(
  items: readonly Item[],
): readonly Item[] {
  const first = ({ targets }: Item): number => 31 - Math.clz32(targets & (~targets + 1));
  return [...items].sort((a, b) => first(a) - first(b));
}
