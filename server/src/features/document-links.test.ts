import { expect, it } from 'vitest';
import { scene, showSpans } from '../test/cursor.ts';
import { fixtureFile } from '../test/fixture.ts';
import { documentLinks } from './document-links.ts';

it('links includes and pages that are there', () => {
  const { snapshot } = scene({
    'a.defs': '#include "b.defs"\n#include <mach/none.defs>\nsubsystem a 1;',
    'b.defs': 'type b = MACH_MSG_TYPE_BIT;',
    'a.html': `
      <h2>a</h2>
      <p>See <a href="b.html">b</a> and <a href="gone.html">gone</a>, or <a href="https://x.y/">x</a>.
      <h3>RELATED INFORMATION</h3> <a href="../fixture/b.html#top"><strong>b</strong></a>
    `,
    'b.html': '<h2>b</h2>',
    'c.html':
      '<h2>c</h2><a href="%62.html?raw#top">b</a> <a href="/c.html">c</a> <a href="%zz">z</a>',
  });
  const links = [...snapshot.files.keys()].flatMap((file) =>
    documentLinks(snapshot, file).map(({ span, target }) => ({
      ...span,
      label: target.slice(fixtureFile('').length),
    })),
  );
  expect(showSpans(snapshot, links)).toMatchInlineSnapshot(`
    "a.defs:
    #include "b.defs"
              ^^^^^^ b.defs
    a.html:
    <p>See <a href="b.html">b</a> and <a href="gone.html">gone</a>, or <a href="https://x.y/">x</a>.
                    ^^^^^^ b.html
    <h3>RELATED INFORMATION</h3> <a href="../fixture/b.html#top"><strong>b</strong></a>
                                          ^^^^^^^^^^^^^^^^^^^^^ b.html
    c.html:
    <h2>c</h2><a href="%62.html?raw#top">b</a> <a href="/c.html">c</a> <a href="%zz">z</a>
                       ^^^^^^^^^^^^^^^^ b.html"
  `);
});
