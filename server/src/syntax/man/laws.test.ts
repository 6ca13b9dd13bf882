import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { fc } from '../../test/property.ts';
import { sourceFile } from '../../text/source-file.ts';
import { fileId, type Span } from '../../text/span.ts';
import { readPage } from './page.ts';
import { looksLikePage } from './recognise.ts';

const folder = fileURLToPath(new URL('../../../../fixtures/man', import.meta.url));
const fixtures = readdirSync(folder)
  .filter((name) => !name.endsWith('.facts'))
  .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));

it('reads every prefix of every fixture, each span in its file', () => {
  for (const text of fixtures) {
    for (let length = 0; length <= text.length; length++) check(text.slice(0, length));
  }
});

it('reads the fixtures after any edits, each span in its file', () => {
  const fragment = fc.oneof(
    fc.constantFrom(...'<>&;[]{}()*,:#/"\'\\-\n\r\t \v\u00a0\u2029\u0000'),
    fc.constantFrom(
      '<strong>',
      '</strong>',
      '<dl>',
      '<dt>',
      '<dd>',
      '</dl>',
      '<p>',
      '<pre>',
      '<h3>',
      '<a href="x">',
    ),
    fc.constantFrom(
      '&lt',
      '&nbsp;',
      '&#x1F50D;',
      '<!--',
      '-->',
      '<svg>',
      '<title>',
      '<table>',
      '<mach/x.h>',
      '\\*L',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  const edit = fc.record({ at: fc.nat(), length: fc.nat(40), insert: fragment });
  const text = fc
    .tuple(fc.constantFrom(...fixtures), fc.array(edit, { minLength: 1, maxLength: 12 }))
    .map(([fixture, edits]) => edits.reduce(applied, fixture));
  fc.assert(fc.property(text, check), { numRuns: 600 });
});

it('reads any heap of tags, each span in its file', () => {
  const names =
    'p b strong var a dl dt dd ul li pre h2 h3 table tr td select svg title template x.h'.split(
      ' ',
    );
  const tag = fc
    .tuple(
      fc.constantFrom('<', '</'),
      fc.constantFrom(...names),
      fc.constantFrom('>', ' i="1">', '/>', ''),
    )
    .map((parts) => parts.join(''));
  const heap = fc
    .tuple(
      fc.array(fc.oneof(tag, fc.constantFrom('x', 'SYNOPSIS', '[in', ' ')), { maxLength: 12 }),
      fc.nat(2000),
    )
    .map(([parts, times]) => `<h2>f</h2><h3>SYNOPSIS</h3>${parts.join('').repeat(times)}`);
  fc.assert(fc.property(heap, check), { numRuns: 60 });
});

function applied(text: string, edit: { at: number; length: number; insert: string }): string {
  const at = edit.at % (text.length + 1);
  return text.slice(0, at) + edit.insert + text.slice(at + edit.length);
}

function check(text: string): void {
  looksLikePage(text);
  const page = readPage(sourceFile(fileId('/page.html'), 'man', text));
  for (const { file, start, end } of spansOf(page)) {
    const isInside = file === '/page.html' && 0 <= start && start <= end && end <= text.length;
    if (!isInside) expect.fail(`a span from ${start} to ${end} in a text of ${text.length}`);
  }
}

function* spansOf(value: unknown): Iterable<Span> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    if (key === 'span') yield part as Span;
    else yield* spansOf(part);
  }
}
