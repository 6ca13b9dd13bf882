import { describe, expect, it } from 'vitest';
import { scene } from '../test/cursor.ts';
import { hover } from './hover.ts';

function hovering(files: Readonly<Record<string, string>>): string {
  const { snapshot, place } = scene(files);
  const linkTo = ({ file }: { readonly file: string }) => file;
  return hover({ snapshot, target: undefined, linkTo }, place)?.markdown ?? '';
}

const thing = (text: string) => ({ 'thing.defs': text });

describe('ids', () => {
  it('are told at the subsystem’s number and name', () => {
    const text = 'subsystem thing 50$00; skip; routine a(p : mach_port_t);';
    expect(hovering(thing(text))).toMatchInlineSnapshot(
      `"\`thing\` takes the ids \`500\` to \`501\` (0x1f4 to 0x1f5, 2 slots), its replies \`600\` to \`601\`"`,
    );
    expect(hovering(thing(text.replace('50$00', '500').replace('thing', 'th$0ing'))))
      .toMatchInlineSnapshot(`
      "**subsystem** \`thing\`

      \`thing\` takes the ids \`500\` to \`501\` (0x1f4 to 0x1f5, 2 slots), its replies \`600\` to \`601\`"
    `);
  });

  it('are told around a skip', () => {
    expect(
      hovering(
        thing(
          'subsystem thing 500; routine a(p : mach_port_t); sk$0ip; routine b(p : mach_port_t);',
        ),
      ),
    ).toMatchInlineSnapshot(`
      "leaves the slot of \`501\` empty

      | id |  |
      | --- | --- |
      | \`500\` | \`a\` |
      | \`501\` | **skip** |
      | \`502\` | \`b\` |

      **keyword** \`skip\`

      Takes one message id and leaves its slot empty, so that the ids after it stay as they are. A request with such an id is answered with \`MIG_BAD_ID\`. GNU’s MIG also takes a count: \`skip 3\`."
    `);
  });
});

describe('words', () => {
  it('tell what they do, and in whose MIG', () => {
    expect(hovering(thing('subsystem thing 500; routine a(p : p; out b : c, count$0InOut);')))
      .toMatchInlineSnapshot(`
      "**flag** \`countinout\`

      The caller tells in the count how much room its array has. Without it the stub assumes the most that the type allows. Only for \`out\` arrays in the message itself."
    `);
    expect(hovering(thing('subsystem thing 500; routine a(server$0AuditToken t : p);')))
      .toMatchInlineSnapshot(`
      "**keyword** \`serveraudittoken\`, of Apple’s MIG alone

      The caller’s audit token, by value, out of the trailer. The server’s loop must ask for that trailer, and must judge by the whole token: a process id alone may be reused."
    `);
    expect(hovering(thing('subsystem thing 500; type a = MACH_MSG_TYPE_MO$0VE_SEND;')))
      .toMatchInlineSnapshot(`
      "**type** \`MACH_MSG_TYPE_MOVE_SEND\`

      The sender gives up one user reference of its send right; the receiver gets a send right."
    `);
  });
});

describe('preprocessor lines', () => {
  it('tell which targets take which arm', () => {
    expect(
      hovering(thing('subsystem thing 500;\n#if KERNEL_SER$0VER\nskip;\n#else\nskip;\n#endif\n')),
    ).toMatchInlineSnapshot(`
      "\`KERNEL_SERVER\` is not defined

      - \`#if KERNEL_SERVER\` is live in no known target
      - \`#else\` is live in user"
    `);
  });

  it('tell what a macro becomes', () => {
    expect(
      hovering(
        thing(
          '#define PREFIX(NAME) _kernel_ ## NAME\nsubsystem thing 500;\nroutine PRE$0FIX(a)(p : mach_port_t);',
        ),
      ),
    ).toMatchInlineSnapshot(`
      "\`\`\`c
      #define PREFIX(NAME) _kernel_ ## NAME
      \`\`\`

      - becomes \`_kernel_a\`"
    `);
  });

  it('tell which file is included', () => {
    expect(
      hovering({
        ...thing('#include "sub/ty$0pes.defs"\nsubsystem thing 500;'),
        'sub/types.defs': 'type t = MACH_MSG_TYPE_BYTE;',
      }),
    ).toMatchInlineSnapshot(`
      "[\`sub/types.defs\`](</fixture/sub/types.defs>)

      1 type"
    `);
  });
});

it('tells what a translation function is for', () => {
  expect(
    hovering(
      thing(
        'subsystem thing 500; type p = MACH_MSG_TYPE_COPY_SEND; type t = p intran: x_t to$0_x(p_t);',
      ),
    ),
  ).toMatchInlineSnapshot(`
    "**function** \`to_x\`

    - makes the \`x_t\` of a \`t\` that comes in; gives a reference"
  `);
});

it('tells of a rule that a comment silences', () => {
  expect(hovering(thing('skip; // machlint-ignore style/trailing-w$0hite-space: it is meant')))
    .toMatchInlineSnapshot(`
      "**White space at the end of a line** (\`style/trailing-white-space\`)

      info; preset strict

      \`machlint explain style/trailing-white-space\` shows examples."
    `);
});

it('tells the prose of a silenced rule’s page, up to the first example, with bold headings', () => {
  const { snapshot, place } = scene(
    thing('skip; // machlint-ignore style/trailing-w$0hite-space: it is meant'),
  );
  const page = `# Title

A line ends in blanks.

## Why

Nobody sees *them*.

## Wrong

\`\`\`defs door.defs
subsystem door 4000;
\`\`\`

## Fixed
`;
  const asked: string[] = [];
  const documentation = (rule: string): string => {
    asked.push(rule);
    return page;
  };
  const linkTo = (): undefined => undefined;
  const told = hover({ snapshot, target: undefined, linkTo, documentation }, place);
  expect(asked).toEqual(['style/trailing-white-space']);
  expect(told?.markdown).toMatchInlineSnapshot(`
    "**White space at the end of a line** (\`style/trailing-white-space\`)

    info; preset strict

    A line ends in blanks.

    **Why**

    Nobody sees *them*.

    \`machlint explain style/trailing-white-space\` shows examples."
  `);
});

it('tells of each rule that a comment names, and of no rule that there is not', () => {
  const both = 'skip; // machlint-ignore style/trailing-white-space, mig/arg-type-undefined: meant';
  expect(hovering(thing(both.replace('style/t', 'style/$0t')))).toContain(
    '`style/trailing-white-space`',
  );
  expect(hovering(thing(both.replace('arg-type', 'arg-$0type')))).toContain(
    '`mig/arg-type-undefined`',
  );
  expect(hovering(thing(both.replace('arg-type-undefined', 'arg-$0type')))).toBe('');
  expect(hovering(thing('skip; // see style/trailing-w$0hite-space'))).toBe('');
});

it('has nothing to say of blanks, other comments and broken text', () => {
  expect(hovering(thing('  $0  skip;'))).toBe('');
  expect(hovering(thing('/* a rou$0tine */'))).toBe('');
  expect(hovering(thing('@$0@'))).toBe('');
});
