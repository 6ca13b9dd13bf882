import { expect, it } from 'vitest';
import { scene } from '../test/cursor.ts';
import { inlayHints, type HintOptions } from './inlay-hints.ts';

const all: HintOptions = { ids: true, rights: true, implicitIn: true, expandedNames: true };

/** The text with its hints in it, in guillemets. */
function hinted(text: string, options = all): string {
  const { snapshot } = scene({ 'thing.defs': text });
  const [source] = snapshot.files.values();
  if (source === undefined) return '';
  const whole = { file: source.id, start: 0, end: source.text.length };
  let shown = '';
  let done = 0;
  for (const { offset, label } of inlayHints(snapshot, whole, options)) {
    shown += `${source.text.slice(done, offset)}«${label}»`;
    done = offset;
  }
  return shown + source.text.slice(done);
}

const text = `
  #define PREFIX(NAME) _kernel_ ## NAME
  type thing_t = MACH_MSG_TYPE_COPY_SEND;
  type int = MACH_MSG_TYPE_INTEGER_32;
  subsystem thing 500;
  skip;
  routine PREFIX(thing_read)(
          target : thing_t;
          offset : int;
          out other : thing_t = MACH_MSG_TYPE_MOVE_SEND);  /* a routine */
`;

it('tells ids, rights, directions and names', () => {
  expect(hinted(text)).toMatchInlineSnapshot(`
    "#define PREFIX(NAME) _kernel_ ## NAME
    type thing_t = MACH_MSG_TYPE_COPY_SEND;
    type int = MACH_MSG_TYPE_INTEGER_32;
    subsystem thing 500;
    skip;«500»
    routine PREFIX(thing_read)«_kernel_thing_read»(«501»
            «requestport»target : thing_t«copy send»;
            «in»offset : int;
            out other : thing_t«move send» = MACH_MSG_TYPE_MOVE_SEND);  /* a routine */
    "
  `);
});

it('leaves out what is switched off', () => {
  const none = { ids: false, rights: false, implicitIn: false, expandedNames: false };
  expect(hinted(text, none)).not.toContain('«');
  expect(hinted(text, { ...none, ids: true }).match(/«.*?»/g)).toEqual(['«500»', '«501»']);
});
