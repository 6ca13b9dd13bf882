import { expect, it } from 'vitest';
import { applyEdits } from './edit.ts';
import { fileId, span } from './span.ts';

const file = fileId('/w/a.defs');

it('applies edits that speak of the old text, in any order', () => {
  const edits = [
    { span: span(file, 4, 7), insert: 'TWO' },
    { span: span(file, 0, 0), insert: '> ' },
    { span: span(file, 3, 4), insert: '' },
  ];
  expect(applyEdits('one two', edits)).toBe('> oneTWO');
});

it('refuses edits that overlap', () => {
  const edits = [
    { span: span(file, 0, 3), insert: '' },
    { span: span(file, 2, 4), insert: '' },
  ];
  expect(() => applyEdits('one two', edits)).toThrow(RangeError);
});
