import { expect, it } from 'vitest';
import { inSlices } from './slices.ts';

/** Nobody says anything. */
const quiet = { handled: 0 };

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
  expect(await inSlices(busy(20), () => false, quiet)).toBe('done');
  clearInterval(timer);
  expect(turns).toBeGreaterThan(2);
});

it('stops when nobody wants the answer', async () => {
  let isUnwanted = false;
  setTimeout(() => (isUnwanted = true), 5);
  expect(await inSlices(busy(10_000), () => isUnwanted, quiet)).toBeUndefined();
});

it('waits until every message that came meanwhile is taken up', async () => {
  const traffic = { handled: 0 };
  const order: string[] = [];
  const take = (left: number): void => {
    traffic.handled += 1;
    order.push('message');
    if (left > 1) setImmediate(take, left - 1);
  };
  function* work(): Generator<undefined, string> {
    yield* busy(4);
    setImmediate(take, 5);
    yield* busy(4);
    order.push('work');
    return 'done';
  }
  await inSlices(work(), () => false, traffic);
  expect(order).toEqual(['message', 'message', 'message', 'message', 'message', 'work']);
});

it('rests while messages come in short order, if nobody waits for it', async () => {
  const traffic = { handled: 0 };
  const pace = { isAwaited: false };
  const order: string[] = [];
  const take = (left: number): void => {
    traffic.handled += 1;
    order.push('message');
    if (left > 1) setTimeout(take, 5, left - 1);
  };
  function* work(): Generator<undefined, string> {
    order.push('work');
    yield* busy(1);
    return 'done';
  }
  take(4);
  await inSlices(work(), () => false, traffic, pace);
  expect(order).toEqual(['message', 'message', 'message', 'message', 'work']);
});
