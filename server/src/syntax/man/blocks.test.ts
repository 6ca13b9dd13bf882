import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { fc } from '../../test/property.ts';
import { sharedPath } from '../../test/shared.ts';
import { sourceFile } from '../../text/source-file.ts';
import { fileId } from '../../text/span.ts';
import { readBlocks, replayBlocks, type Block } from './blocks.ts';
import { flatPageBuilder } from './flatten.ts';
import { readPage, rereadPage } from './page.ts';
import { parseHtml } from './parse-html.ts';
import { scanTags } from './tags.ts';
import { walkTree, type PageSink } from './walk-tree.ts';

const folder = fileURLToPath(new URL('../../../../fixtures/man', import.meta.url));
const fixtures = textsIn(folder, '.html');
const corpus = sharedPath('corpus/man');

const names =
  'h2 h3 h4 p p dl dt dd dd ul li li ol pre hr blockquote strong strong b i var a code title html ' +
  'body head br div span mach sub nobr table form';
const tag = fc
  .tuple(
    fc.constantFrom('<', '</'),
    fc.constantFrom(...names.split(' ')),
    fc.constantFrom('>', '>', '>', ' x="1">', '/>', ''),
  )
  .map((parts) => parts.join(''));
const text = fc.constantFrom(
  'x',
  ' ',
  'a b',
  '\n',
  '\r\n',
  '&lt',
  '&amp;',
  '<!-- ',
  '-->',
  '\0',
  '<',
);
const block = fc.constantFrom(
  '<h3>A</h3>',
  '<p>x <strong>y</strong>',
  '<dl><dt>a<dd>b<p>c</dl>',
  '<ul><li>a<li>b</ul>',
  '<blockquote><p>x</p>',
  '</blockquote>',
  '<dl>',
  '<dt><var>a</var>',
  '<dd>text',
  '</dl>',
  '<pre>\nx</pre>',
);
const page = fc
  .array(fc.oneof({ weight: 4, arbitrary: block }, tag, text), { maxLength: 24 })
  .map((parts) => `<h2>f</h2>${parts.join('')}`);
const heap = fc.array(fc.oneof(tag, text), { maxLength: 40 }).map((parts) => parts.join(''));
const insert = fc.oneof(tag, text, block, fc.constant(''));
const edits = fc.array(fc.record({ at: fc.nat(), length: fc.nat(20), insert }), { maxLength: 6 });

it('tells in blocks what the whole tells, after any edits of any mark-up', () => {
  const sources = fc.oneof(page, heap, fc.constantFrom(...fixtures));
  fc.assert(
    fc.property(sources, edits, fc.constantFrom(1, 40, 300), (source, changes, length) => {
      let blocks: readonly Block[] = [];
      for (const version of versions(source, changes)) {
        blocks = readBlocks(version, scanTags(version), blocks, length);
        expect(blocks.map((each) => each.text).join('')).toBe(version);
        const whole = told(version, (sink) => walkTree(parseHtml(version), version, sink));
        expect(told(version, (sink) => replayBlocks(blocks, sink))).toBe(whole);
      }
    }),
    { numRuns: 500 },
  );
});

it('reads again only the block that an edit touches', () => {
  const parts = Array.from(
    { length: 40 },
    (_, index) => `<h3>A ${index}</h3>\n<p>${'word '.repeat(20)}\n`,
  );
  const before = `<h2>f</h2>${parts.join('')}`;
  const after = before.replace('A 20', 'A <var>20</var>');
  const known = readBlocks(before, scanTags(before), []);
  const blocks = readBlocks(after, scanTags(after), known);
  const read = blocks.filter((each) => !known.includes(each));
  expect(known.length).toBeGreaterThan(2);
  expect(read.map((each) => each.text.includes('<var>20'))).toEqual([true]);
});

it.skipIf(corpus === undefined)('reads every page of XNU after edits as from the start', () => {
  const sources = corpus === undefined ? [] : textsIn(corpus, '.html');
  let run = 0;
  for (const source of sources) {
    const [changes] = fc.sample(edits, { numRuns: 1, seed: run++ });
    let blocks: readonly Block[] = [];
    for (const version of versions(source, changes ?? [])) {
      const file = sourceFile(fileId('/page.html'), 'man', version);
      const reading = rereadPage(file, blocks);
      expect(JSON.stringify(reading.page)).toBe(JSON.stringify(readPage(file)));
      blocks = reading.blocks;
    }
  }
});

function textsIn(path: string, extension: string): readonly string[] {
  const files = readdirSync(path).filter((name) => name.endsWith(extension));
  return files.map((name) => readFileSync(`${path}/${name}`, 'utf8'));
}

function* versions(
  source: string,
  changes: readonly { readonly at: number; readonly length: number; readonly insert: string }[],
): Iterable<string> {
  let text = source;
  yield text;
  for (const { at, length, insert } of changes) {
    const start = at % (text.length + 1);
    yield (text = text.slice(0, start) + insert + text.slice(start + length));
  }
}

/** A flat page with the place of each of its units. */
function told(source: string, tell: (sink: PageSink) => void): string {
  const builder = flatPageBuilder(source, scanTags(source));
  tell(builder);
  const { text, elements, sourceStart, sourceEnd } = builder.build(
    fileId('/page.html'),
    (at) => at,
  );
  const places = Array.from(text, (_, at) => `${sourceStart(at)}-${sourceEnd(at)}`);
  return JSON.stringify({ text, elements, places }, undefined, 1);
}
