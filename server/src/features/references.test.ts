import { expect, it } from 'vitest';
import { scene, showSpans } from '../test/cursor.ts';
import { highlights, references, uses } from './references.ts';

const files = {
  'things.defs': `
    type thing_t = mach_port_t;
    type thing_array_t = ^array[] of thing_t;
  `,
  'a.defs': `
    #include "things.defs"
    #define PREFIX(NAME) _kernel_ ## NAME
    subsystem a 100;
    routine PREFIX(thing_read)(target : thi$0ng_t; in offset : int);
  `,
  'thing_read.html': `
    <h2>thing_read</h2>
    <h3>SYNOPSIS</h3>
    <pre><strong>kern_return_t   thing_read</strong>
    <strong>(thing_t</strong> <var>target</var>, <strong>int</strong> <var>offset</var><strong>);</strong></pre>
    <h3>PARAMETERS</h3>
    <dl><dt> <var>offset</var> <dd> [in scalar] Where.</dl>
    <h3>DESCRIPTION</h3> <p> <strong>thing_read</strong> reads at <var>offset</var>.
  `,
};

it('finds a type in interfaces and pages', () => {
  const { snapshot, place } = scene(files);
  expect(showSpans(snapshot, labelled(references(snapshot, place)))).toMatchInlineSnapshot(`
    "things.defs:
    type thing_t = mach_port_t;
         ^^^^^^^ definition
    type thing_array_t = ^array[] of thing_t;
                                     ^^^^^^^ reference
    a.defs:
    routine PREFIX(thing_read)(target : thing_t; in offset : int);
                                        ^^^^^^^ reference
    thing_read.html:
    <strong>(thing_t</strong> <var>target</var>, <strong>int</strong> <var>offset</var><strong>);</strong></pre>
             ^^^^^^^ reference"
  `);
});

it('finds a routine by its written name, whatever macro made it', () => {
  const moved = {
    ...files,
    'a.defs': files['a.defs'].replace('$0', '').replace('(thing_', '(th$0ing_'),
  };
  const { snapshot, place } = scene(moved);
  expect(showSpans(snapshot, labelled(references(snapshot, place)))).toMatchInlineSnapshot(`
    "a.defs:
    routine PREFIX(thing_read)(target : thing_t; in offset : int);
                   ^^^^^^^^^^ definition
    thing_read.html:
    <h2>thing_read</h2>
        ^^^^^^^^^^ documentation
    <pre><strong>kern_return_t   thing_read</strong>
                                 ^^^^^^^^^^ documentation
    <h3>DESCRIPTION</h3> <p> <strong>thing_read</strong> reads at <var>offset</var>.
                                     ^^^^^^^^^^ reference"
  `);
});

it('finds an argument where a page tells of it', () => {
  const moved = {
    ...files,
    'a.defs': files['a.defs'].replace('$0', '').replace('offset', 'off$0set'),
  };
  const { snapshot, place } = scene(moved);
  expect(showSpans(snapshot, labelled(uses(snapshot, place)))).toMatchInlineSnapshot(`
    "thing_read.html:
    <strong>(thing_t</strong> <var>target</var>, <strong>int</strong> <var>offset</var><strong>);</strong></pre>
                                                                           ^^^^^^ documentation
    <dl><dt> <var>offset</var> <dd> [in scalar] Where.</dl>
                  ^^^^^^ documentation
    <h3>DESCRIPTION</h3> <p> <strong>thing_read</strong> reads at <var>offset</var>.
                                                                       ^^^^^^ reference"
  `);
});

it('highlights in the file alone', () => {
  const { snapshot, place } = scene(files);
  const found = highlights(snapshot, place).map(({ span, defines }) => ({
    ...span,
    label: defines ? 'defines' : 'uses',
  }));
  expect(showSpans(snapshot, found)).toMatchInlineSnapshot(`
    "a.defs:
    routine PREFIX(thing_read)(target : thing_t; in offset : int);
                                        ^^^^^^^ uses"
  `);
});

function labelled(found: ReturnType<typeof references>) {
  return found.map(({ span, role }) => ({ ...span, label: role }));
}
