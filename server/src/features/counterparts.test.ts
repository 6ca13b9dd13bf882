import { expect, it } from 'vitest';
import { scene, showSpans } from '../test/cursor.ts';
import { counterparts, routineMeantAt } from './counterparts.ts';

const files = {
  'door.defs': `
    subsystem door 5100;
    type port_t = MACH_MSG_TYPE_COPY_SEND;
    routine door_open(door : port_t);
    routine door_close(door : port_t);
  `,
  'door_open.html': `
    <h2>door_open</h2>
    <h3>SYNOPSIS</h3>
    <pre><strong>kern_return_t door_open</strong>
    <strong>(port_t</strong> <var>door</var><strong>);</strong></pre>
    <h3>DESCRIPTION</h3>
    <p>The opposite of <strong>door_close</strong>.
  `,
};

/** Where the other side is, seen from the first occurrence of a text in a file. */
function from(file: keyof typeof files, text: string): string {
  const { snapshot, place } = scene({ ...files, [file]: files[file].replace(text, `$0${text}`) });
  return showSpans(snapshot, counterparts(snapshot, place));
}

it('goes from a routine to its page, from anywhere in its declaration', () => {
  const page = from('door.defs', 'door_open');
  expect(page).toMatchInlineSnapshot(`
    "door_open.html:
    <h2>door_open</h2>
        ^^^^^^^^^"
  `);
  expect(from('door.defs', 'routine door_open')).toBe(page);
  expect(from('door.defs', 'door : port_t')).toBe(page);
});

it('goes from a page to the interface, from anywhere on it', () => {
  const declaration = from('door_open.html', 'SYNOPSIS');
  expect(declaration).toMatchInlineSnapshot(`
    "door.defs:
    routine door_open(door : port_t);
            ^^^^^^^^^"
  `);
  expect(from('door_open.html', 'door_open')).toBe(declaration);
});

it('goes from a routine that a page names to that routine', () => {
  expect(from('door_open.html', 'door_close')).toMatchInlineSnapshot(`
    "door.defs:
    routine door_close(door : port_t);
            ^^^^^^^^^^"
  `);
});

it('leads nowhere where there is no other side', () => {
  expect(from('door.defs', 'door_close')).toBe('');
  expect(from('door.defs', 'subsystem')).toBe('');
});

it('knows the routine at a place', () => {
  const { snapshot, place } = scene({
    ...files,
    'door.defs': files['door.defs'].replace('routine door_close', 'rou$0tine door_close'),
  });
  expect(routineMeantAt(snapshot, place)?.name).toBe('door_close');
});
