import { expect, it } from 'vitest';
import { scene, showSpans } from '../test/cursor.ts';
import { semanticTokens } from './semantic-tokens.ts';

function coloured(text: string): string {
  const { snapshot } = scene({ 'thing.defs': text });
  const [file] = snapshot.files.keys();
  const tokens = file === undefined ? [] : semanticTokens(snapshot, file);
  return showSpans(
    snapshot,
    tokens.map(({ span, kind, modifiers }) => ({ ...span, label: [kind, ...modifiers].join(' ') })),
  );
}

it('tells words by what they mean', () => {
  expect(
    coloured(`
      #define PREFIX(NAME) _kernel_ ## NAME
      subsystem thing 500;
      type thing_t = MACH_MSG_TYPE_COPY_SEND;
      routine PREFIX(read)(target : thing_t; out data : thing_t, dealloc);
    `),
  ).toMatchInlineSnapshot(`
    "thing.defs:
    #define PREFIX(NAME) _kernel_ ## NAME
            ^^^^^^ macro declaration
    subsystem thing 500;
    ^^^^^^^^^ keyword
              ^^^^^ namespace declaration
                    ^^^ number
    type thing_t = MACH_MSG_TYPE_COPY_SEND;
    ^^^^ keyword
         ^^^^^^^ type declaration
                   ^^^^^^^^^^^^^^^^^^^^^^^ type
    routine PREFIX(read)(target : thing_t; out data : thing_t, dealloc);
    ^^^^^^^ keyword
            ^^^^^^ macro
                   ^^^^ function declaration
                         ^^^^^^ parameter declaration
                                  ^^^^^^^ type
                                           ^^^ keyword
                                               ^^^^ parameter declaration
                                                      ^^^^^^^ type
                                                               ^^^^^^^ modifier"
  `);
});

it('cuts a comment into lines', () => {
  expect(coloured('#if NEVER\nskip; /* one\n   two */\n#endif')).toMatchInlineSnapshot(`
    "thing.defs:
    #if NEVER
        ^^^^^ macro
    skip; /* one
    ^^^^ keyword
          ^^^^^^ comment
       two */
    ^^^^^^^^^ comment"
  `);
});
