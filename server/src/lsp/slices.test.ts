import { expect, it } from 'vitest';
import { inSlices } from './slices.ts';

function* busy(pieces: number): Generator<undefined, string> {
  for (let i = 0; i < pieces; i++) {
    const end = performance.now() + 3;
    while (performance.now() < end);
    yield;
  }
  return 'done';
}

it('lets others run while it works', async () => {
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  expect(await inSlices(busy(20), () => false)).toBe('done');
  clearInterval(timer);
  expect(turns).toBeGreaterThan(2);
});

it('stops when nobody wants the answer', async () => {
  let isUnwanted = false;
  setTimeout(() => (isUnwanted = true), 5);
  expect(await inSlices(busy(10_000), () => isUnwanted)).toBeUndefined();
});
