/** Numbers from 0 to 1 that a seed decides. Source: Tommy Ettinger's mulberry32, in the public domain. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** So many of the values, each at most once, in random order. */
export function sampleOf<Value>(
  values: readonly Value[],
  count: number,
  random: () => number,
): readonly Value[] {
  const left = [...values];
  const taken: Value[] = [];
  while (taken.length < count && left.length > 0) {
    const [one] = left.splice(Math.floor(random() * left.length), 1);
    if (one !== undefined) taken.push(one);
  }
  return taken;
}
