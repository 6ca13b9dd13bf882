import { expect, it } from 'vitest';
import { fileId, span } from '../text/span.ts';
import { createEditSet } from './edit-set.ts';

/** `3-5` replaces, `3` inserts; `b:3-5` is of another file. */
function edits(text: string) {
  return text.split(' ').map((each) => {
    const [, file = 'a', start = '', end = start] = /^(?:(\w):)?(\d+)(?:-(\d+))?$/.exec(each) ?? [];
    return { span: span(fileId(file), Number(start), Number(end)), insert: 'x' };
  });
}

it.each([
  ['3-5', '5-7', true],
  ['3-5', '1-3', true],
  ['3-5', '4-7', false],
  ['3-5', '1-4', false],
  ['3-5', '1-9', false],
  ['3-5', '3-5', false],
  // Which stands first would matter.
  ['3-5', '5', false],
  ['3-5', '3', false],
  ['3-5', '6', true],
  ['3', '3', false],
  ['3', '4', true],
  ['3-5', 'b:3-5', true],
  ['1-2 8-9', '3-7', true],
  ['8-9 1-2', '3-8', true],
  ['8-9 4-5 1-2', '2-4 5-8', true],
  ['8-9 4-5 1-2', '2-3 7-9', false],
])('beside %s it takes %s: %s', (first, second, isTaken) => {
  const set = createEditSet();
  expect(set.add(edits(first))).toBe(true);
  expect(set.add(edits(second))).toBe(isTaken);
});

it('takes all the edits of a fix or none', () => {
  const set = createEditSet();
  set.add(edits('3-5'));
  expect(set.add(edits('7-8 4-6'))).toBe(false);
  expect(set.add(edits('7-8'))).toBe(true);
});
