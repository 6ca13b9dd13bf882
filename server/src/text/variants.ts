/** The last answers to one question, each of which holds under circumstances of its own. */
export interface Variants<Key extends object, Value> {
  /** The newest answer that holds. */
  find(key: Key, holds: (value: Value) => boolean): Value | undefined;
  add(key: Key, value: Value): void;
}

/**
 * Remembers answers that depend on more than their key: whoever asks checks that what an answer was made from is still
 * so. The garbage collector frees them with their key; of one key the newest `most` are kept.
 */
export function createVariants<Key extends object, Value>(most = 8): Variants<Key, Value> {
  const known = new WeakMap<Key, Value[]>();
  return {
    find: (key, holds) => known.get(key)?.find(holds),
    add(key, value) {
      const values = known.get(key);
      if (values === undefined) known.set(key, [value]);
      else if (values.unshift(value) > most) values.pop();
    },
  };
}
