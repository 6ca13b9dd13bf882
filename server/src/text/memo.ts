/** A function that remembers its answers. */
export interface Memo<Key extends object, Value> {
  (key: Key): Value;
  /** Whether the answer is known. */
  has(key: Key): boolean;
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
    has: (key: Key) => known.has(key),
    forget(key: Key) {
      known.delete(key);
    },
  });
}
