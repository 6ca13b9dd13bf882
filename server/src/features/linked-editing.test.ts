import { expect, it } from 'vitest';
import { scene, showSpans } from '../test/cursor.ts';
import { linkedEditing } from './linked-editing.ts';

function linked(text: string): string {
  const { snapshot, place } = scene({ 'a.html': text });
  return showSpans(snapshot, linkedEditing(snapshot, place));
}

it('pairs a tag with the one that closes it', () => {
  expect(linked('<h2>a</h2> <var>x <var>y</var> z</va$0r>')).toMatchInlineSnapshot(`
    "a.html:
    <h2>a</h2> <var>x <var>y</var> z</var>
                ^^^
                                      ^^^"
  `);
  expect(linked('<h2>a</h2> <var>x</var> <v$0ar>y</var>')).toMatchInlineSnapshot(`
    "a.html:
    <h2>a</h2> <var>x</var> <var>y</var>
                             ^^^
                                    ^^^"
  `);
});

it('finds no partner for a tag that is never closed', () => {
  expect(linked('<h2>a</h2> <dl><d$0t>x</dl>')).toBe('');
  expect(linked('<h2>a</h2> <!-- <v$0ar> --> </var>')).toBe('');
});
