import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { looksLikePage } from './recognise.ts';

const folder = fileURLToPath(new URL('../../../../fixtures/man', import.meta.url));
const pages = readdirSync(folder).filter((name) => !name.endsWith('.facts'));

it.each(pages)('takes %s for a page', (name) => {
  expect(looksLikePage(readFileSync(`${folder}/${name}`, 'utf8'))).toBe(true);
});

it.each([
  ['nothing', ''],
  ['a home page', '<html><body><h2>My cats</h2><h3>Synopsis</h3></body></html>'],
  ['a page of prose with a section SYNOPSIS', '<h2>The lamp and its uses</h2><h3>SYNOPSIS</h3>'],
  ['a page of another system', '<h1 id="SYNOPSIS">SYNOPSIS</h1><pre>open(path)</pre>'],
  ['an index of something else', '<h2>Files</h2><a href="a_b.html">a_b</a>'.repeat(5)],
  [
    'a dump of an interface',
    'xref: /a/door.defs (revision 01)\n1*01234567SA subsystem door 4000;\n2',
  ],
])('leaves %s alone', (_, text) => {
  expect(looksLikePage(text)).toBe(false);
});
