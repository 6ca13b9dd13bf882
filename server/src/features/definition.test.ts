import { expect, it } from 'vitest';
import { scene, showSpans } from '../test/cursor.ts';
import { definition } from './definition.ts';

/** The places that the name at the cursor leads to. */
function leadsTo(files: Readonly<Record<string, string>>): string {
  const { snapshot, place } = scene(files);
  return showSpans(
    snapshot,
    definition(snapshot, place).map(({ selection }) => selection),
  );
}

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
