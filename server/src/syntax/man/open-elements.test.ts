import { expect, it } from 'vitest';
import { placesToBegin } from './open-elements.ts';
import { scanTags } from './tags.ts';

it.each([
  ['blocks one after the other', '<h2>f</h2>|<hr>|<p>x|p<h3>Y</h3>'],
  ['items and what they hold', '<dl>|dl<dt>a|dl dt<dd>b|dl dd<p>c|dl dd p<dt>d</dl>|<p>'],
  ['lists in lists', '<ul>|ul<li>a|ul li<ul>|ul li ul<li>b</ul>|ul li<p>c'],
  ['nothing before the first tag of a body', '<title>f</title><h2>f</h2>|<p>'],
  ['an end tag that closes nothing', '<h2>f</h2></dl></strong>|<p>'],
  ['nothing inside a formatting element', '<h2>f</h2>|<p><strong>x<h3>Y</h3><p>'],
  ['nothing behind an end tag that crosses another element', '<p><b><i>x</b></i><p>y'],
  ['nothing behind a table', '<h2>f</h2>|<p>x<table></table><p>y'],
])('begins anew at %s', (_, marked) => {
  // `|names` stands before the tag of each place.
  const place = /\|([a-z0-9 ]*)/g;
  const source = marked.replace(place, '');
  let shift = 0;
  const expected = Array.from(marked.matchAll(place), ({ 0: mark, 1: open, index }) => {
    const at = index - shift;
    shift += mark.length;
    return `${at} ${open}`;
  });
  const places = placesToBegin(scanTags(source));
  expect(places.map(({ at, open }) => `${at} ${open.join(' ')}`)).toEqual(expected);
});
