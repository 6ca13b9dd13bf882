import { areSame } from '../text/intern-list.ts';
import { memo } from '../text/memo.ts';
import type { FileId } from '../text/span.ts';

/** One value with the file that contributes it. */
export interface Contribution<Value> {
  readonly file: FileId;
  readonly value: Value;
}

/** What each file contributes, files in the order of their names. The same list stands for the same contribution. */
export type Contributions<Value> = ReadonlyMap<FileId, readonly Value[]>;

/** Looks values up by a key, in the order of the files and of their lists. */
export type Lookup<Key, Value> = (key: Key) => readonly Contribution<Value>[];

/** Makes the index of a snapshot. */
export interface Indexer<Key, Value> {
  (contributions: Contributions<Value>): Lookup<Key, Value>;
  /** Whether there is an index of an earlier snapshot, on which the next costs little. */
  isBuilt(): boolean;
  /** Builds the first index piece by piece: it yields after each file. */
  steps(contributions: Contributions<Value>): Generator<undefined, void>;
}

/**
 * An index over all files of a snapshot that the next snapshot need not build anew: it stands on an earlier one,
 * leaves out what the files contributed then that have changed since, and asks these themselves. Where many have
 * changed, a new one is built.
 * @param keysOf the keys of a value
 */
export function createIndexer<Key, Value extends object | string>(
  keysOf: (value: Value) => readonly Key[],
): Indexer<Key, Value> {
  let base: { readonly of: Contributions<Value>; readonly index: Index<Key, Value> } | undefined;
  const ownIndex = memo((values: readonly Value[]) => {
    const index = new Map<Key, Value[]>();
    for (const value of values) for (const key of keysOf(value)) push(index, key, value);
    return index;
  });

  const indexer = (contributions: Contributions<Value>): Lookup<Key, Value> => {
    let changed = base === undefined ? undefined : changedFiles(base.of, contributions);
    if (base === undefined || changed === undefined) {
      base = { of: contributions, index: atOnce(indexOf(contributions, keysOf)) };
      changed = new Set();
    }
    const { index } = base;
    const files = changed;
    const changedLists = [...files].flatMap((file) => {
      const values = contributions.get(file);
      return values === undefined ? [] : [{ file, values }];
    });
    return (key) => {
      const kept = index.get(key) ?? [];
      if (files.size === 0) return kept;
      const added = changedLists.flatMap(({ file, values }) =>
        (ownIndex(values).get(key) ?? []).map((value) => ({ file, value })),
      );
      const left = kept.filter(({ file }) => !files.has(file));
      if (added.length === 0) return left;
      return [...left, ...added].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
    };
  };
  return Object.assign(indexer, {
    isBuilt: () => base !== undefined,
    *steps(contributions: Contributions<Value>) {
      if (base !== undefined) return;
      const index = yield* indexOf(contributions, keysOf);
      // Somebody may have asked meanwhile.
      base ??= { of: contributions, index };
    },
  });
}

type Index<Key, Value> = ReadonlyMap<Key, readonly Contribution<Value>[]>;

function* indexOf<Key, Value>(
  contributions: Contributions<Value>,
  keysOf: (value: Value) => readonly Key[],
): Generator<undefined, Index<Key, Value>> {
  const index = new Map<Key, Contribution<Value>[]>();
  for (const [file, values] of contributions) {
    for (const value of values) for (const key of keysOf(value)) push(index, key, { file, value });
    yield;
  }
  return index;
}

function atOnce<Result>(steps: Generator<undefined, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The files whose contribution is another one than before; undefined: so many that a new index is cheaper. */
function changedFiles<Value>(
  before: Contributions<Value>,
  now: Contributions<Value>,
): ReadonlySet<FileId> | undefined {
  const changed = new Set<FileId>();
  const most = 16 + now.size / 64;
  for (const [file, values] of now) {
    const old = before.get(file);
    if (old === values || (old !== undefined && areSame(old, values))) continue;
    changed.add(file);
    if (changed.size > most) return undefined;
  }
  for (const file of before.keys()) {
    if (!now.has(file)) changed.add(file);
    if (changed.size > most) return undefined;
  }
  return changed;
}

function push<Key, Value>(groups: Map<Key, Value[]>, key: Key, value: Value): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [value]);
  else group.push(value);
}
