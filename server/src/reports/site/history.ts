import { compareInterfaces } from '../../abi/compare.ts';
import { abiInterfaces } from '../../abi/interfaces.ts';
import type { AbiInterface } from '../../abi/slot.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { sitePaths } from './paths.ts';

/** What one version contributes to a site of several: it outlives the snapshot that it was taken from. */
export interface Version {
  /** The folder of its site. */
  readonly name: string;
  readonly interfaces: readonly AbiInterface[];
  /** The paths of its site. */
  readonly paths: ReadonlySet<string>;
  /** Where each routine stands in it, by `keyOf`. */
  readonly routines: ReadonlyMap<string, string>;
  /** The same key for a root file and a name: a wrapper's routines are those of the file that it includes. */
  readonly declaring: ReadonlyMap<string, string>;
}

/** What one version has of a routine. */
export interface Appearance {
  readonly version: Version;
  /** Empty where it has none. */
  readonly ids: readonly number[];
  /** Its page in that version's site. */
  readonly path: string | undefined;
  /** What changed since the version before, as `machlint breaking` tells it. */
  readonly changes: readonly string[];
}

export interface History {
  readonly versions: readonly Version[];
  /** Every version in order, for a routine by its declaring file (in the tree) and its written name. */
  of(file: string, name: string): readonly Appearance[];
  /** The routines of all versions that came, went or changed between two neighbours, by file and name. */
  changedIn(index: number): readonly RoutineChange[];
}

export interface RoutineChange {
  readonly file: string;
  readonly name: string;
  readonly kind: 'new' | 'gone' | 'changed';
  readonly messages: readonly string[];
}

export function versionOf(name: string, snapshot: Snapshot): Version {
  const paths = sitePaths(snapshot);
  const routines = new Map<string, string>();
  for (const routine of snapshot.symbols.routines) {
    const key = keyOf(paths.fileOf(routine.declared.file), routine.name);
    if (!routines.has(key)) routines.set(key, paths.routine(routine));
  }
  const interfaces = abiInterfaces(snapshot);
  const declaring = new Map<string, string>();
  for (const { file, slots } of interfaces) {
    for (const { name: routine, declared } of slots) {
      const own = declared === undefined ? file : paths.fileOf(declared.file);
      declaring.set(keyOf(file, routine), keyOf(own, routine));
    }
  }
  return { name, interfaces, paths: paths.all, routines, declaring };
}

/** Compares neighbours, in the order given: the oldest first. */
export function historyOf(versions: readonly Version[]): History {
  const ids = versions.map(idsOf);
  const changes = versions.map((version, index) => {
    const before = versions[index - 1];
    return before === undefined ? new Map<string, Set<string>>() : changesOf(before, version);
  });
  return {
    versions,
    of: (file, name) =>
      versions.map((version, index) => ({
        version,
        ids: [...(ids[index]?.get(keyOf(file, name)) ?? [])],
        path: version.routines.get(keyOf(file, name)),
        changes: [...(changes[index]?.get(keyOf(file, name)) ?? [])],
      })),
    changedIn: (index) => {
      const was = ids[index - 1] ?? new Map<string, Set<number>>();
      const is = ids[index] ?? new Map<string, Set<number>>();
      return [...new Set([...was.keys(), ...is.keys()])]
        .sort()
        .flatMap((key): readonly RoutineChange[] => {
          const [file = '', name = ''] = key.split('\n');
          const messages = [...(changes[index]?.get(key) ?? [])];
          if (!was.has(key)) return [{ file, name, kind: 'new', messages }];
          if (!is.has(key)) return [{ file, name, kind: 'gone', messages }];
          return messages.length === 0 ? [] : [{ file, name, kind: 'changed', messages }];
        });
    },
  };
}

function keyOf(file: string, name: string): string {
  return `${file}\n${name}`;
}

function idsOf({ interfaces, declaring }: Version): ReadonlyMap<string, Set<number>> {
  const ids = new Map<string, Set<number>>();
  for (const { file, slots } of interfaces) {
    for (const { kind, name, id } of slots) {
      if (kind === 'skip') continue;
      const key = declaring.get(keyOf(file, name)) ?? keyOf(file, name);
      ids.set(key, (ids.get(key) ?? new Set()).add(id));
    }
  }
  return ids;
}

/** What changed about each routine, whatever the target; equal words of several targets once. */
function changesOf(before: Version, after: Version): ReadonlyMap<string, Set<string>> {
  const old = new Map(before.interfaces.map((each) => [`${each.file} ${each.target}`, each]));
  const changes = new Map<string, Set<string>>();
  for (const now of after.interfaces) {
    const was = old.get(`${now.file} ${now.target}`);
    if (was === undefined) continue;
    for (const { subject, message } of compareInterfaces(was, now)) {
      const there = keyOf(now.file, subject.split('/')[0] ?? subject);
      const key = after.declaring.get(there) ?? before.declaring.get(there) ?? there;
      changes.set(key, (changes.get(key) ?? new Set()).add(message));
    }
  }
  return changes;
}
