import { expect, it } from 'vitest';
import { applyEdits } from '../text/edit.ts';
import { fixtureFile, snapshotOf } from '../test/fixture.ts';
import { renameFiles } from './rename-files.ts';

const files = {
  'man/a.html':
    '<h2>a</h2> <a href="b.html#top">b</a> <a href="../other/c.html">c</a> <a href="gone.html">x</a>',
  'man/b.html': '<h2>b</h2> <a href="a.html">a</a>',
  'other/c.html': '<h2>c</h2>',
  'inc/mach/types.defs': 'type t = MACH_MSG_TYPE_BYTE;',
  'inc/mach/a.defs': '#include "types.defs"\nsubsystem a 1;',
  'inc/mach/b.defs': '#include <mach/types.defs>\nsubsystem b 9;',
};

/** The lines that change when files move. */
function mended(moves: Readonly<Record<string, string>>): readonly string[] {
  const snapshot = snapshotOf(files);
  const edits = renameFiles(
    snapshot,
    Object.entries(moves).map(([from, to]) => ({ from: fixtureFile(from), to: fixtureFile(to) })),
  );
  return [...snapshot.files.values()].flatMap(({ id, text }) => {
    const own = edits.filter(({ span }) => span.file === id);
    const before = text.split('\n');
    return applyEdits(text, own)
      .split('\n')
      .filter((line, i) => line !== before[i]);
  });
}

it('mends links to a page that gets another name', () => {
  expect(mended({ 'man/b.html': 'man/bee.html' })).toMatchInlineSnapshot(`
    [
      "<h2>a</h2> <a href="bee.html#top">b</a> <a href="../other/c.html">c</a> <a href="gone.html">x</a>",
    ]
  `);
});

it('mends the links of a page that moves, and those to it', () => {
  expect(mended({ 'man/a.html': 'man/sub/a.html' })).toMatchInlineSnapshot(`
    [
      "<h2>a</h2> <a href="../b.html#top">b</a> <a href="../../other/c.html">c</a> <a href="gone.html">x</a>",
      "<h2>b</h2> <a href="sub/a.html">a</a>",
    ]
  `);
});

it('mends includes, relative ones and those from an include folder', () => {
  expect(mended({ 'inc/mach/types.defs': 'inc/mach/mach_types.defs' })).toMatchInlineSnapshot(`
    [
      "#include "mach_types.defs"",
      "#include <mach/mach_types.defs>",
    ]
  `);
});

it('changes nothing where a whole tree moves', () => {
  expect(mended({ man: 'pages/man', other: 'pages/other' })).toEqual([]);
  expect(mended({ inc: 'include' })).toEqual([]);
});

it('mends what leads out of a folder that moves', () => {
  expect(mended({ man: 'doc/man/pages' })).toMatchInlineSnapshot(`
    [
      "<h2>a</h2> <a href="b.html#top">b</a> <a href="../../../other/c.html">c</a> <a href="gone.html">x</a>",
    ]
  `);
});
