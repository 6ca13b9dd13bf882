/** A function that remembers its answers. */
export interface Memo<Key extends object, Value> {
  (key: Key): Value;
  /** Frees an answer: the next question computes it anew. */
  forget(key: Key): void;
}

/** Remembers a pure function's answer for as long as its argument lives; the garbage collector frees it. */
export function memo<Key extends object, Value>(compute: (key: Key) => Value): Memo<Key, Value> {
  const known = new WeakMap<Key, { readonly value: Value }>();
  const remembered = (key: Key): Value => {
    let entry = known.get(key);
    if (entry === undefined) known.set(key, (entry = { value: compute(key) }));
    return entry.value;
  };
  return Object.assign(remembered, {
    forget(key: Key) {
      known.delete(key);
    },
  });
}

/** A memo whose keys are versions of one thing: each is computed with the last answer that was given for an earlier one. */
export interface VersionMemo<Key extends object, Value> extends Memo<Key, Value> {
  /** Says that a key is the next version of another one. */
  follow(next: Key, last: Key): void;
}

/** @param compute gets the earlier answer, if there is one; what it gives must be what it gives without */
export function versionMemo<Key extends object, Value>(
  compute: (key: Key, earlier: Value | undefined) => Value,
): VersionMemo<Key, Value> {
  const known = new WeakMap<Key, { readonly value: Value }>();
  /** For versions that nobody has asked for yet. */
  const earlier = new WeakMap<Key, { readonly value: Value }>();
  const remembered = (key: Key): Value => {
    let entry = known.get(key);
    if (entry === undefined) {
      known.set(key, (entry = { value: compute(key, earlier.get(key)?.value) }));
      earlier.delete(key);
    }
    return entry.value;
  };
  return Object.assign(remembered, {
    follow(next: Key, last: Key) {
      const answer = known.get(last) ?? earlier.get(last);
      if (next !== last && answer !== undefined) earlier.set(next, answer);
    },
    forget(key: Key) {
      known.delete(key);
    },
  });
}
