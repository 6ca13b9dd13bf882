import { expect, it } from 'vitest';
import { fc } from '../test/property.ts';
import { snakeWords } from './snake-words.ts';

it.each([
  ['the vm_map and _x of 9_b', 'vm_map _x 9_b'],
  ['no such word', ''],
  ['a_b-c_d', 'a_b c_d'],
  ['_', '_'],
])('finds in %s: %s', (text, words) => {
  expect(found(text, snakeWords(text)(0, text.length))).toBe(words);
});

it('cuts words at the ends of a range', () => {
  expect(found('xa_bx', snakeWords('xa_bx')(1, 4))).toBe('a_b');
  expect(found('a_b', snakeWords('a_b')(2, 3))).toBe('');
});

it('finds the same for ranges in any order', () => {
  const place = fc.nat(12);
  const text = fc.string({ unit: fc.constantFrom('a', '_', ' ', '1'), maxLength: 12 });
  fc.assert(
    fc.property(text, fc.array(fc.tuple(place, place)), (text, ranges) => {
      const within = snakeWords(text);
      for (const [start, end] of ranges) {
        const words = text.slice(start, end).match(/\w*_\w*/g) ?? [];
        expect(found(text, within(start, Math.min(end, text.length)))).toBe(words.join(' '));
      }
    }),
  );
});

function found(text: string, words: readonly { start: number; end: number }[]): string {
  return words.map(({ start, end }) => text.slice(start, end)).join(' ');
}
