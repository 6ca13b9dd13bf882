import { expect, it } from 'vitest';
import { newType } from './type-record.ts';
import { TypeNames } from './type-names.ts';

const [predefined, first, second, shared] = [0, 1, 2, 3].map(() => newType('basic'));
if (!predefined || !first || !second || !shared) throw new Error('there are four types');

it('finds what was declared up to a moment, the last declaration first', () => {
  const names = new TypeNames(new Map([['t', predefined]]));
  const before = names.time;
  names.declare('t', first);
  const between = names.time;
  names.declare('t', second);
  names.declare('u', second);
  expect(names.find('t', before)).toBe(predefined);
  expect(names.find('t', between)).toBe(first);
  expect(names.find('t', names.time)).toBe(second);
  expect(names.find('u', between)).toBeUndefined();
});

it('lets a layer of another reading hide what stands before it, and itself be hidden', () => {
  const names = new TypeNames(new Map());
  names.declare('t', first);
  const before = names.time;
  names.addLayer(new Map([['t', shared]]));
  const behind = names.time;
  names.declare('t', second);
  const found = [before, behind, names.time].map((time) => names.find('t', time));
  expect(found.map((type) => [first, shared, second].indexOf(type ?? predefined))).toEqual([
    0, 1, 2,
  ]);
});
