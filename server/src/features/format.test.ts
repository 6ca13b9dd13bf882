import { describe, expect, it } from 'vitest';
import { fc } from '../test/property.ts';
import { applyEdits } from '../text/edit.ts';
import { scene } from '../test/cursor.ts';
import { fixtureFile, snapshotOf } from '../test/fixture.ts';
import { format } from './format.ts';

/** The text as the formatter leaves it; tabs are shown as `→`. */
function formatted(text: string, insertSpaces = false): string {
  const { snapshot } = scene({ 'a.defs': text });
  const [source] = snapshot.files.values();
  if (source === undefined) return '';
  const result = applyEdits(source.text, format(snapshot, source.id, { insertSpaces }));
  return result.replaceAll('\t', '→');
}

describe('a routine', () => {
  it('gets columns for directions, names and colons', () => {
    expect(
      formatted(`
        routine   thing_read (
          target:thing_t;
          in offset : natural_t ;
            out  data:pointer_t,dealloc);
      `),
    ).toMatchInlineSnapshot(`
      "routine thing_read(
      →→target→→: thing_t;
      →in→offset→→: natural_t;
      →out→data→→: pointer_t, dealloc);
      "
    `);
  });

  it('moves columns to the right for what does not fit', () => {
    expect(
      formatted(`
        routine thing_read(
          requestport target : thing_t;
          a_name_of_many_letters_and_more : int);
      `),
    ).toMatchInlineSnapshot(`
      "routine thing_read(
      →requestport→target→→→→: thing_t;
      →→→a_name_of_many_letters_and_more : int);
      "
    `);
  });

  it('stays on its line where it was written on one', () => {
    expect(formatted('routine thing(t:thing_t;in a:int ,countinout) ;')).toMatchInlineSnapshot(
      `"routine thing(t : thing_t; in a : int, countinout);"`,
    );
  });

  it('keeps preprocessor lines and comments as they are', () => {
    expect(
      formatted(`
        routine
        #if   KERNEL_SERVER
        thing_external(
          port : mach_port_t;
        #else
        PREFIX( thing ) (
          port : thing_t;   /* the thing */
        #endif   /* KERNEL_SERVER */
          out count : int);  // how many
      `),
    ).toMatchInlineSnapshot(`
      "routine
      #if   KERNEL_SERVER
      thing_external(
      →→port→→: mach_port_t;
      #else
      PREFIX(thing)(
      →→port→→: thing_t;   /* the thing */
      #endif   /* KERNEL_SERVER */
      →out→count→→: int);  // how many
      "
    `);
  });

  it('uses blanks alone where tabs are not wanted', () => {
    expect(formatted('routine thing(\nin a : int);', true)).toMatchInlineSnapshot(`
      "routine thing(
              in      a               : int);"
    `);
  });
});

describe('a type', () => {
  it('puts the sign behind one blank or at column 32', () => {
    expect(
      formatted(`
        type  a_t=int;
        type b_t   = array[ * : 16 ] of   int;
        type d_t = mach_port_t
        intran : d_t to_d( mach_port_t )
         ;
      `),
    ).toMatchInlineSnapshot(`
      "type a_t = int;
      type b_t→→→= array[*:16] of int;
      type d_t = mach_port_t
      →→intran: d_t to_d(mach_port_t)
      →→;
      "
    `);
  });
});

it('leaves broken text as it stands', () => {
  expect(formatted('routine thing(\n  in a : ;\n  out\n')).toMatchInlineSnapshot(`
    "routine thing(
    →in→a→→:;
      out
    "
  `);
});

describe('laws', () => {
  const piece = fc.constantFrom(
    ...[
      'routine ',
      'simpleroutine ',
      'type ',
      'skip',
      'a',
      'thing_t ',
      'in ',
      'out ',
      '(',
      ')',
      ';',
    ],
    ...[
      ' : ',
      ':',
      ',',
      '=',
      '[',
      ']',
      '*',
      '16',
      '^',
      'array',
      ' of ',
      '{',
      '}',
      '"',
      '|',
      '+',
      '-',
    ],
    ...[
      '\n',
      '\r\n',
      '\t',
      '  ',
      '/* c */',
      '// l\n',
      '#if A\n',
      '#else\n',
      '#endif\n',
      '\\\n',
      '<',
      '/',
    ],
    ...['intran', 'ctype', 'PREFIX(', '𝄞', '\0'],
  );
  const source = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

  function parts(text: string) {
    const file = fixtureFile('a.defs');
    const snapshot = snapshotOf({ 'a.defs': text });
    const syntax = snapshot.syntax(file);
    return { snapshot, file, tokens: syntax?.tokens.map((token) => token.text) ?? [] };
  }

  it('formatting twice changes nothing more, and a compiler sees the same', () => {
    fc.assert(
      fc.property(source, fc.boolean(), (text, insertSpaces) => {
        const before = parts(text);
        const once = applyEdits(text, format(before.snapshot, before.file, { insertSpaces }));
        const after = parts(once);
        expect(after.tokens).toEqual(before.tokens);
        const twice = applyEdits(once, format(after.snapshot, after.file, { insertSpaces }));
        expect(twice).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });
});

it('leaves tabs and blanks that lead to the same column as they are', () => {
  const blanks = 'routine\tthing_read(\n                target          : thing_t);\n';
  expect(formatted(blanks)).toBe(blanks.replaceAll('\t', '→'));
});
