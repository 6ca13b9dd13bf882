import fc from 'fast-check';
import type { Element, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { pagePreview } from '../../reports/html/preview.ts';
import { readPage, rereadPage } from '../../syntax/man/page.ts';
import { looksLikePage } from '../../syntax/man/recognise.ts';
import { sourceFile } from '../../text/source-file.ts';
import { fileId } from '../../text/span.ts';
import { pageMentions } from '../../workspace/page-mentions.ts';
import { fixtureFile, snapshotOf } from '../fixture.ts';
import { lintFile } from '../../rules/engine.ts';
import { expectInside, expectSame, spansIn, textTarget } from './fuzz-target.ts';
import { expectLinear } from './growth.ts';
import { mutated } from './mutate.ts';

const name = fc.constantFrom(
  'thing_read',
  'thing_write',
  'r1',
  'r2',
  'constructor',
  'a0',
  'server',
  'x_',
);
const type = fc.constantFrom(
  'kern_return_t',
  'mach_port_t',
  'int',
  'vm_size_t *',
  'struct',
  'r1',
  '',
);
const words = fc.constantFrom(
  'the port',
  'A B: C: D ',
  'See also: ',
  '<i>a0</i>',
  'R1',
  'None.',
  'a_b_c',
  '&lt;x&gt;',
  '',
);
const parameter = fc.tuple(type, name).map(([t, n]) => `<strong>${t}</strong> <var>${n}</var>`);
const prototype = fc
  .tuple(type, name, fc.array(parameter, { maxLength: 4 }))
  .map(
    ([t, n, list]) =>
      `<strong>${t}   ${n}</strong>\n                <strong>(</strong>${list.join(', ')}<strong>);</strong>`,
  );
const annotation = fc.constantFrom(
  '[in port send right]',
  '[out scalar]',
  '[pointer to in array of x]',
  '[',
  '',
);
const entry = fc
  .tuple(name, annotation, words)
  .map(([n, a, w]) => `<dt> <var>${n}</var>\n<dd>\n${a}\n${w}`);
const list = fc.array(entry, { maxLength: 4 }).map((all) => `<dl>\n${all.join('\n<p>\n')}\n</dl>`);
const link = fc
  .tuple(name, name, words)
  .map(([to, shown, w]) => `${w}<a href="${to}.html"><strong>${shown}</strong></a>`);
const section = fc.oneof(
  list.map((text) => `<h3>PARAMETERS</h3>\n${text}`),
  list.map((text) => `<h3>RETURN VALUES</h3>\n${text}`),
  list.map((text) => `<h3>FIELDS</h3>\n${text}`),
  fc.array(words, { maxLength: 6 }).map((all) => `<h3>DESCRIPTION</h3>\n<p>\n${all.join(' ')}`),
  fc
    .array(link, { maxLength: 4 })
    .map((all) => `<h3>RELATED INFORMATION</h3>\n<p>\nFunctions:\n${all.join(',\n')}.`),
  fc.array(words, { maxLength: 8 }).map((all) => `<h3>RELATED INFORMATION</h3>\n${all.join(' ')}`),
);

/** Pages as they are written: a title, a synopsis, sections in any order and number. */
export const pageTexts: fc.Arbitrary<string> = fc
  .tuple(name, words, fc.array(prototype, { maxLength: 2 }), fc.array(section, { maxLength: 5 }))
  .map(
    ([title, w, prototypes, sections]) =>
      `<h2>${title}</h2>\n<hr>\n<p>\n<strong>Function</strong> - ${w}\n<h3>SYNOPSIS</h3>\n<pre>\n${prototypes.join('\n')}\n</pre>\n${sections.join('\n')}\n`,
  );

export const pagePieces: readonly string[] = [
  ...[
    '<',
    '>',
    '&',
    ';',
    '&lt',
    '&#x1F50D;',
    '&#0;',
    '<p>',
    '</p>',
    '<dl>',
    '</dl>',
    '<dt>',
    '<dd>',
    '<pre>',
  ],
  ...[
    '<strong>',
    '</strong>',
    '<h2>',
    '<h3>',
    '</h3>',
    '<var>',
    '</var>',
    '<a href="',
    '<a href="javascript:alert(1)">x</a>',
  ],
  ...[
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)>',
    '<iframe src=x>',
    '<a',
    '<a:',
  ],
  ...[
    '<style>*{}</style>',
    '<table>',
    '<template>',
    '<![CDATA[',
    '<!DOCTYPE html>',
    '<base href="//x">',
    '<math>',
  ],
  ...[
    'SYNOPSIS',
    'RETURN VALUES',
    '[in',
    ']',
    '*',
    '\\*L',
    '\\*O',
    '(',
    ')',
    ',',
    '#define X 1',
    'xref: /a/b.html\n',
    'a: ',
    'b ',
  ],
];

const id = fileId('/fixture/thing_read.html');
const interfaceText =
  'subsystem thing 500;\ntype port_t = MACH_MSG_TYPE_COPY_SEND;\nroutine thing_read(server : port_t; a0 : int);\n';

export const pageTarget = textTarget({
  name: 'page',
  extension: '.html',
  inputs: mutated(pageTexts, pagePieces, 8),
  check(text) {
    looksLikePage(text);
    const file = sourceFile(id, 'man', text);
    const page = readPage(file);
    const shorter = text.slice(0, text.length / 3) + text.slice(text.length / 2);
    const { blocks } = rereadPage(sourceFile(id, 'man', shorter), []);
    expectSame(
      rereadPage(file, blocks).page,
      page,
      'a page after an edit is that of a fresh start',
    );
    const inside = (name: string): number | undefined => (name === id ? text.length : undefined);
    expectInside(spansIn([page, page && pageMentions(file, page)]), inside);
    const snapshot = snapshotOf(
      { 'thing.defs': interfaceText, 'thing_read.html': text },
      { preset: 'all' },
    );
    const { diagnostics, problems } = lintFile(snapshot, fixtureFile('thing_read.html'));
    expectInside(spansIn(diagnostics), (name) => snapshot.files.get(fileId(name))?.text.length);
    const failed = problems.find(({ message }) => message.includes('failed'));
    if (failed !== undefined) throw new Error(failed.message);
    expectHarmless(pagePreview(snapshot, id)?.html ?? '');
    expectLinear(text, readEverything);
  },
});

function readEverything(text: string): void {
  looksLikePage(text);
  const snapshot = snapshotOf({ 'thing_read.html': text }, { preset: 'all' });
  lintFile(snapshot, fixtureFile('thing_read.html'));
}

/** Reads what a browser would get, and throws for any element or attribute that can do more than show. */
export function expectHarmless(html: string): void {
  const tree: Root = unified().use(rehypeParse, { fragment: true }).parse(html);
  visit(tree, 'element', (element: Element) => {
    if (!harmlessElements.has(element.tagName)) throw new Error(`an element ${element.tagName}`);
    for (const [name, value] of Object.entries(element.properties)) {
      if (name === 'href' && /^#[\w-]*$/.test(String(value))) continue;
      if (!harmlessAttributes.has(name)) throw new Error(`${name}="${String(value)}"`);
    }
  });
}

const harmlessElements = new Set(
  (
    'a abbr b br caption code col colgroup dd details div dl dt em h2 h3 h4 h5 hr i li nav ol p pre section small span strong ' +
    'sub summary sup table tbody td th thead tr ul var'
  ).split(' '),
);
const harmlessAttributes = new Set([
  'className',
  'colSpan',
  'rowSpan',
  'id',
  'title',
  'open',
  'scope',
]);
