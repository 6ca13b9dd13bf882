import { describe, expect, it } from 'vitest';
import { applyEdits } from '../text/edit.ts';
import { scene, type Scene } from '../test/cursor.ts';
import { snapshotOf, fixtureRoot } from '../test/fixture.ts';
import { prepareRename, rename } from './rename.ts';

const files = {
  'types.defs': `
    type thing_t = MACH_MSG_TYPE_COPY_SEND; /* once thing_port_t */
    type int = MACH_MSG_TYPE_INTEGER_32;
  `,
  'thing.defs': `
    #include "types.defs"
    #define PREFIX(NAME) _kernel_ ## NAME
    #define OTHER thing_other
    subsystem thing 500;
    routine PREFIX(thing_read)(target : thing_t; offset : int);
    routine OTHER(target : thing_t);
  `,
  'thing_read.html': `
    <h2>thing_read</h2>
    <h3>SYNOPSIS</h3>
    <pre><strong>kern_return_t   thing_read</strong>
    <strong>(thing_t</strong> <var>target</var>, <strong>int</strong> <var>offset</var><strong>);</strong></pre>
    <h3>PARAMETERS</h3>
    <dl><dt> <var>target</var> <dd> [in thing send right] Where.
    <dt> <var>offset</var> <dd> [in scalar] From where in <var>target</var>.</dl>
    <h3>DESCRIPTION</h3>
    <p>The <strong>thing_read</strong> function reads at <var>offset</var>.
  `,
} as const;

/** The files with the cursor where \`marked\` has it. */
function at(file: keyof typeof files, marked: string): Scene {
  return scene({ ...files, [file]: files[file].replace(marked.replace('$0', ''), marked) });
}

/** The lines that a rename changes, or its refusal. */
function renamed({ snapshot, place }: Scene, newName: string): string {
  const outcome = rename(snapshot, place, newName);
  if (outcome.kind === 'refused') return outcome.reason;
  return [...snapshot.files.values()]
    .flatMap(({ id, text }) => {
      const own = outcome.value.filter(({ span }) => span.file === id);
      const before = text.split('\n');
      return applyEdits(text, own)
        .split('\n')
        .filter((line, i) => line !== before[i]);
    })
    .join('\n');
}

describe('a rename', () => {
  it('takes a routine with its page, from either side', () => {
    const fromInterface = renamed(at('thing.defs', 'thing_re$0ad)'), 'thing_fetch');
    expect(fromInterface).toMatchInlineSnapshot(`
      "routine PREFIX(thing_fetch)(target : thing_t; offset : int);
      <h2>thing_fetch</h2>
      <pre><strong>kern_return_t   thing_fetch</strong>
      <p>The <strong>thing_fetch</strong> function reads at <var>offset</var>."
    `);
    expect(renamed(at('thing_read.html', '<h2>thing$0_read'), 'thing_fetch')).toBe(fromInterface);
  });

  it('takes an argument over the interface and the page', () => {
    expect(renamed(at('thing_read.html', 'off$0set</var>.'), 'where')).toMatchInlineSnapshot(
      `
      "routine PREFIX(thing_read)(target : thing_t; where : int);
      <strong>(thing_t</strong> <var>target</var>, <strong>int</strong> <var>where</var><strong>);</strong></pre>
      <dt> <var>where</var> <dd> [in scalar] From where in <var>target</var>.</dl>
      <p>The <strong>thing_read</strong> function reads at <var>where</var>."
    `,
    );
  });

  it('takes a type wherever it is used', () => {
    expect(renamed(at('thing.defs', 'target : thing$0_t'), 'object_t')).toMatchInlineSnapshot(`
      "type object_t = MACH_MSG_TYPE_COPY_SEND; /* once thing_port_t */
      routine PREFIX(thing_read)(target : object_t; offset : int);
      routine OTHER(target : object_t);
      <strong>(object_t</strong> <var>target</var>, <strong>int</strong> <var>offset</var><strong>);</strong></pre>"
    `);
  });

  it('groups what it changes', () => {
    const { snapshot, place } = at('thing.defs', 'off$0set');
    const outcome = rename(snapshot, place, 'where');
    const groups = outcome.kind === 'done' ? outcome.value.map(({ group }) => group) : [];
    expect(groups).toEqual(['interface', 'page', 'page', 'prose']);
  });

  it('there and back is the identity', () => {
    for (const [file, marked, name] of [
      ['thing.defs', 'thing_re$0ad)', 'thing_read'],
      ['thing.defs', 'target : thing$0_t', 'thing_t'],
      ['thing_read.html', 'off$0set</var>.', 'offset'],
    ] as const) {
      const { snapshot, place } = at(file, marked);
      const there = texts(snapshot, rename(snapshot, place, 'another_name'));
      const moved = snapshotOf(there);
      const offset = (there[file] ?? '').indexOf('another_name') + 1;
      const back = texts(moved, rename(moved, { ...place, offset }, name));
      expect(back).toEqual(texts(snapshot, { kind: 'done', value: [] }));
    }
  });

  it('takes a name that only a comment has', () => {
    expect(renamed(at('types.defs', 'thi$0ng_t ='), 'thing_port_t')).toContain(
      'type thing_port_t = MACH_MSG_TYPE_COPY_SEND; /* once thing_port_t */',
    );
  });
});

describe('a refusal', () => {
  it('names the macro’s file', () => {
    expect(renamed(at('thing.defs', 'OT$0HER('), 'x')).toMatchInlineSnapshot(
      `"a macro may be tested by builds that machlint does not know: it is not renamed"`,
    );
    expect(renamed(at('thing.defs', 'thing_ot$0her'), 'x')).toMatchInlineSnapshot(
      `"a macro makes \`thing_other\`: change its definition in thing.defs instead"`,
    );
  });

  it('says what a new name clashes with', () => {
    expect(renamed(at('thing.defs', 'thing_re$0ad)'), 'thing_t')).toMatchInlineSnapshot(
      `"\`thing_t\` is used already, in types.defs"`,
    );
    expect(renamed(at('thing.defs', 'off$0set'), 'target')).toMatchInlineSnapshot(
      `"\`target\` is used already, in thing.defs"`,
    );
    expect(renamed(at('thing.defs', 'off$0set'), 'InOut')).toMatchInlineSnapshot(
      `"\`InOut\` is a reserved word of MIG"`,
    );
    expect(renamed(at('thing.defs', 'off$0set'), '3')).toMatchInlineSnapshot(
      `"\`3\` is no name: a letter or \`_\` was expected, then letters, digits and \`_\`"`,
    );
  });

  it('keeps out of what lies outside the workspace', () => {
    const outside = scene({
      'thing.defs': '#include "/include/types.defs"\nsubsystem a 1;\nroutine r(t : thi$0ng_t);',
      '/include/types.defs': 'type thing_t = MACH_MSG_TYPE_COPY_SEND;',
    });
    expect(renamed(outside, 'x_t')).toMatchInlineSnapshot(
      `"\`thing_t\` is also written in /include/types.defs, which lies outside the workspace"`,
    );
  });

  it('comes before the new name is asked for', () => {
    const { snapshot, place } = at('thing.defs', 'PRE$0FIX');
    expect(prepareRename(snapshot, place)).toMatchObject({ kind: 'refused' });
    const nothing = scene({ 'a.defs': 'skip; $0' });
    expect(prepareRename(nothing.snapshot, nothing.place)).toMatchObject({ kind: 'refused' });
  });
});

/** Every file's text after a rename, by its path. */
function texts(
  { files: all }: Scene['snapshot'],
  outcome: ReturnType<typeof rename>,
): Record<string, string> {
  if (outcome.kind === 'refused') throw new Error(outcome.reason);
  return Object.fromEntries(
    [...all.values()].map(({ id, text }) => [
      id.slice(fixtureRoot.length + 1),
      applyEdits(
        text,
        outcome.value.filter(({ span }) => span.file === id),
      ),
    ]),
  );
}
