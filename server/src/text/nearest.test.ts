import { expect, it } from 'vitest';
import { nearest } from './nearest.ts';

const codes = ['KERN_INVALID_ADDRESS', 'KERN_INVALID_ARGUMENT', 'KERN_SUCCESS'];

it.each([
  ['KERN_INVALD_ADDRESS', 'KERN_INVALID_ADDRESS'],
  ['KERN_SUCESS', 'KERN_SUCCESS'],
  ['KERN_SUCCSES', 'KERN_SUCCESS'],
  ['kern_success', 'KERN_SUCCESS'],
  ['Kern_SUCESS', 'KERN_SUCCESS'],
  ['MACH_MSG_SUCCESS', undefined],
  ['', undefined],
])('takes %s for %s', (word, meant) => {
  expect(nearest(word, codes)).toBe(meant);
});
