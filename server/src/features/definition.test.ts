import { expect, it } from 'vitest';
import { scene, showSpans } from '../test/cursor.ts';
import { declaration, definition, typeDefinition, type Destination } from './definition.ts';
import type { Place } from './place.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** The places that the name at the cursor leads to. */
function leadsTo(
  files: Readonly<Record<string, string>>,
  way: (snapshot: Snapshot, at: Place) => readonly Destination[] = definition,
): string {
  const { snapshot, place } = scene(files);
  return showSpans(
    snapshot,
    way(snapshot, place).map(({ selection }) => selection),
  );
}

const thing = {
  'types.defs': 'type thing_t = MACH_MSG_TYPE_COPY_SEND;',
  'thing.defs': `
    #include "types.defs"
    #define PREFIX(NAME) _kernel_ ## NAME
    subsystem thing 500;
    routine PREFIX(thing_read)(target : thing_t);
  `,
  'thing_read.html': `
    <h2>thing_read</h2>
    <h3>SYNOPSIS</h3>
    <pre><strong>kern_return_t   thing_read</strong>
    <strong>(thing_t</strong> <var>target</var><strong>);</strong></pre>
    <h3>PARAMETERS</h3>
    <dl><dt> <var>target</var> <dd> [in thing send right] Where.</dl>
  `,
} as const;

/** The files with the cursor in the first piece of text that looks so without it. */
function at(file: keyof typeof thing, marked: string): Record<string, string> {
  return { ...thing, [file]: thing[file].replace(marked.replace('$0', ''), marked) };
}

it('goes from the interface to the page and back', () => {
  expect(leadsTo(at('thing.defs', 'thing_re$0ad)'))).toMatchInlineSnapshot(`
    "thing_read.html:
    <h2>thing_read</h2>
        ^^^^^^^^^^"
  `);
  expect(leadsTo(at('thing_read.html', '<h2>thing_re$0ad'))).toMatchInlineSnapshot(`
    "thing.defs:
    routine PREFIX(thing_read)(target : thing_t);
                   ^^^^^^^^^^"
  `);
  expect(leadsTo(at('thing.defs', 'tar$0get :'))).toMatchInlineSnapshot(`
    "thing_read.html:
    <dl><dt> <var>target</var> <dd> [in thing send right] Where.</dl>
                  ^^^^^^"
  `);
  expect(leadsTo(at('thing_read.html', 'tar$0get</var> <dd>'))).toMatchInlineSnapshot(`
    "thing.defs:
    routine PREFIX(thing_read)(target : thing_t);
                               ^^^^^^"
  `);
});

it('goes to types, macros and included files', () => {
  expect(leadsTo(at('thing.defs', ': thi$0ng_t'))).toMatchInlineSnapshot(`
    "types.defs:
    type thing_t = MACH_MSG_TYPE_COPY_SEND;
         ^^^^^^^"
  `);
  expect(leadsTo(at('thing_read.html', '(thing$0_t'))).toMatchInlineSnapshot(`
    "types.defs:
    type thing_t = MACH_MSG_TYPE_COPY_SEND;
         ^^^^^^^"
  `);
  expect(leadsTo(at('thing.defs', 'routine PRE$0FIX'))).toMatchInlineSnapshot(`
    "thing.defs:
    #define PREFIX(NAME) _kernel_ ## NAME
            ^^^^^^"
  `);
  expect(leadsTo(at('thing.defs', '"types$0.defs"'))).toMatchInlineSnapshot(`
    "types.defs:
    type thing_t = MACH_MSG_TYPE_COPY_SEND;
    ^"
  `);
});

it('goes to the declaration alone, and to the type', () => {
  expect(leadsTo(at('thing.defs', 'thing_re$0ad)'), declaration)).toMatchInlineSnapshot(`
    "thing.defs:
    routine PREFIX(thing_read)(target : thing_t);
                   ^^^^^^^^^^"
  `);
  expect(leadsTo(at('thing_read.html', 'tar$0get</var> <dd>'), typeDefinition))
    .toMatchInlineSnapshot(`
    "types.defs:
    type thing_t = MACH_MSG_TYPE_COPY_SEND;
         ^^^^^^^"
  `);
});

it('goes from a link to the page', () => {
  expect(
    leadsTo({
      'a.html':
        '<h2>a</h2><h3>RELATED INFORMATION</h3><p>Functions: <a href="b.$0html"><strong>b</strong></a>',
      'b.html': '<h2>b</h2>',
    }),
  ).toMatchInlineSnapshot(`
    "b.html:
    <h2>b</h2>
    ^"
  `);
});

it('goes from a page’s parameter to the argument behind it, whatever its name, and back', () => {
  const other = { ...thing, 'thing.defs': thing['thing.defs'].replace('target :', 'where :') };
  const page = other['thing_read.html'];
  expect(
    leadsTo({
      ...other,
      'thing_read.html': page.replace('target</var> <dd>', 'tar$0get</var> <dd>'),
    }),
  ).toMatchInlineSnapshot(`
    "thing.defs:
    routine PREFIX(thing_read)(where : thing_t);
                               ^^^^^"
  `);
  expect(leadsTo({ ...other, 'thing.defs': other['thing.defs'].replace('where', 'whe$0re') }))
    .toMatchInlineSnapshot(`
    "thing_read.html:
    <dl><dt> <var>target</var> <dd> [in thing send right] Where.</dl>
                  ^^^^^^"
  `);
});
