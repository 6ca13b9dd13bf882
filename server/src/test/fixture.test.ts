import { expect, it } from 'vitest';
import { dedent, readMarks, showMarks } from './fixture.ts';

const marked = dedent(`
  routine ping(server : port_t);
          ^^^^ warning: a name
                        ^^^^^^ here
  \tskip;
  \t^^^^ info: an id
`);

it('reads ranges from the lines below', () => {
  const { text, marks } = readMarks(marked);
  expect(text).toBe('routine ping(server : port_t);\n\tskip;\n');
  expect(marks.map(({ start, end, label }) => [text.slice(start, end), label])).toEqual([
    ['ping', 'warning: a name'],
    ['port_t', 'here'],
    ['skip', 'info: an id'],
  ]);
});

it('writes what it read', () => {
  const { text, marks } = readMarks(marked);
  expect(showMarks(text, marks)).toBe(marked);
});

it('reads cursors', () => {
  expect(readMarks('a$0b\nc$0$0')).toEqual({ text: 'ab\nc', cursors: [1, 4, 4], marks: [] });
});
