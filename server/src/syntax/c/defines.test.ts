import { expect, it } from 'vitest';
import { sourceFile } from '../../text/source-file.ts';
import { fileId } from '../../text/span.ts';
import { readDefines } from './defines.ts';

function defines(text: string): readonly string[] {
  return readDefines(sourceFile(fileId('/lamp.h'), 'header', text)).map(
    ({ name, value, comment, span }) => {
      expect(text.slice(span.start, span.end)).toBe(name);
      return `${name} ${value}${comment === '' ? '' : ` ${comment}`}`;
    },
  );
}

it('reads numbers, casts, and expressions of names before', () => {
  const text = `
#define LAMP_OK      0
#define LAMP_OUT     (-3)
# define LAMP_HEX    0x10004003U
#define LAMP_ALL     0xffffffff
#define LAMP_BASE    ((lamp_return_t) 0x100)
#define LAMP_DARK    (LAMP_BASE + 2)
#define LAMP_BITS    (LAMP_BASE | LAMP_DARK | 1 << 4)
#define LAMP_LONG    LAMP_BASE \\
                     + 1
`;
  expect(defines(text)).toMatchInlineSnapshot(`
    [
      "LAMP_OK 0",
      "LAMP_OUT -3",
      "LAMP_HEX 268451843",
      "LAMP_ALL -1",
      "LAMP_BASE 256",
      "LAMP_DARK 258",
      "LAMP_BITS 274",
      "LAMP_LONG 257",
    ]
  `);
});

it('takes the comment on the line or below it', () => {
  const text = [
    '#define LAMP_OUT 1 /* the lamp',
    ' * is out */',
    '#define LAMP_HOT 2 // too hot',
    '#define LAMP_LOST 3',
    '\t\t/*',
    '\t\t * Nobody knows',
    '\t\t * where it is.',
    '\t\t */',
    '',
    '/* Something else. */',
    '#define LAMP_NEW 4',
    '',
    '/* Not of LAMP_NEW. */',
  ].join('\r\n');
  expect(defines(text)).toEqual([
    'LAMP_OUT 1 the lamp is out',
    'LAMP_HOT 2 too hot',
    'LAMP_LOST 3 Nobody knows where it is.',
    'LAMP_NEW 4',
  ]);
});

it('leaves out what is no constant', () => {
  const text = `
#define LAMP_H
#define LAMP(x) (x)
#define LAMP_SIZE sizeof(lamp)
#define LAMP_NAME "lamp"
#define LAMP_LATER LAMP_AFTER
#define LAMP_AFTER 1
#define LAMP_NULL ((lamp_t *) 0)
#define LAMP_OPEN (1
#undef LAMP_H
`;
  expect(defines(text)).toEqual(['LAMP_AFTER 1', 'LAMP_NULL 0']);
});
