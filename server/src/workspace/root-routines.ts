import { areSame } from '../text/intern-list.ts';
import { memo } from '../text/memo.ts';
import type { FileId } from '../text/span.ts';
import type { PathOf } from './interface-occurrences.ts';
import { mergeRoutines } from './merge-routines.ts';
import type { Routine } from './routine.ts';
import type { InterfaceUnit } from './snapshot.ts';

/** The routines of the roots that declare in common files, and what they were merged from. */
export interface RoutineGroup {
  readonly units: readonly InterfaceUnit[];
  readonly pathOf: PathOf;
  readonly byRoot: ReadonlyMap<FileId, readonly Routine[]>;
}

/**
 * Every routine, under the root that comes first of those that declare it. Most roots declare in files of their own, a
 * few share one: what an edit leaves alone is taken over group by group.
 * @param earlier the last groups by their first root; they are brought up to date
 */
export function routinesByRoot(
  roots: readonly FileId[],
  unitsOf: (root: FileId) => readonly InterfaceUnit[],
  pathOf: PathOf,
  earlier: Map<FileId, RoutineGroup>,
): ReadonlyMap<FileId, readonly Routine[]> {
  const found = new Map<FileId, readonly Routine[]>();
  const groups = groupsOf(roots, (root) => declaringFiles(unitsOf(root)));
  for (const [first, members] of groups) {
    const units = members.length === 1 ? unitsOf(first) : members.flatMap(unitsOf);
    let group = earlier.get(first);
    if (group?.pathOf !== pathOf || !areSame(group.units, units)) {
      group = { units, pathOf, byRoot: mergedByRoot(units, pathOf) };
      earlier.set(first, group);
    }
    for (const root of members) found.set(root, group.byRoot.get(root) ?? []);
  }
  return new Map(roots.map((root) => [root, found.get(root) ?? []]));
}

/** Roots with those that they share a file with, directly or over others; each group by its first root. */
function groupsOf(
  roots: readonly FileId[],
  filesOf: (root: FileId) => ReadonlySet<FileId>,
): ReadonlyMap<FileId, readonly FileId[]> {
  const parents = new Map<FileId, FileId>();
  const firstOf = (root: FileId): FileId => {
    let first = root;
    for (let up = parents.get(first); up !== undefined; up = parents.get(first)) first = up;
    return first;
  };
  const owners = new Map<FileId, FileId>();
  for (const root of roots) {
    for (const file of filesOf(root)) {
      const owner = owners.get(file);
      if (owner === undefined) {
        owners.set(file, root);
        continue;
      }
      const [a, b] = [firstOf(owner), firstOf(root)];
      if (a !== b) parents.set(a < b ? b : a, a < b ? a : b);
    }
  }
  const groups = new Map<FileId, FileId[]>();
  for (const root of roots) {
    const first = firstOf(root);
    const group = groups.get(first);
    if (group === undefined) groups.set(first, [root]);
    else group.push(root);
  }
  return groups;
}

function mergedByRoot(
  units: readonly InterfaceUnit[],
  pathOf: PathOf,
): ReadonlyMap<FileId, readonly Routine[]> {
  const byRoot = new Map<FileId, Routine[]>();
  for (const routine of mergeRoutines(units, pathOf)) {
    // The first shape is that of the first unit.
    const [first] = routine.shapes;
    if (first === undefined) continue;
    const list = byRoot.get(first.root);
    if (list === undefined) byRoot.set(first.root, [routine]);
    else list.push(routine);
  }
  return byRoot;
}

/** The files in which a root's routines are declared. */
const declaringFiles = memo((units: readonly InterfaceUnit[]): ReadonlySet<FileId> => {
  const files = new Set<FileId>();
  for (const { interface: lowered } of units) {
    for (const slot of lowered.slots) {
      if (slot.kind === 'routine') files.add(slot.name.written.file);
    }
  }
  return files;
});
