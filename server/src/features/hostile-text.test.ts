import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { scene, type Scene } from '../test/cursor.ts';
import { codeLenses, lensTarget } from './code-lenses.ts';
import { completion } from './completion.ts';
import { describeAbout } from './describe-about.ts';
import type { Describing } from './describing.ts';
import { hover } from './hover.ts';
import { signatureHelp } from './signature-help.ts';
import { workspaceSymbols } from './workspace-symbols.ts';

/** Text that would be more than text in Markdown, in HTML or in an editor, if it were not told as text. */
const hostile = [
  '[go](command:evil)',
  '](command:evil) [x',
  '![x](http://x/y)',
  '[go]: command:evil',
  '<command:evil>',
  '<a href="command:evil">x</a>',
  '<img src=x onerror=alert(1)>',
  '<!-- x',
  '&lt;b&gt; &#60;script>',
  '`',
  '` x ``',
  '` <img src=x> [go](command:evil) `',
  '```',
  '~~~',
  '**b** __b__ ~~b~~',
  '# h',
  '- x',
  '1. x',
  '> x',
  '| x | y |',
  '$(zap)',
  'x \\',
];

/**
 * Hostile text wherever a file may hold text of its own, the cursor at every place that is told of. `inForms` stands
 * where brackets and commas also mean something to the page's reader.
 */
function told(evil: string, inForms = asHtml(evil)): Scene {
  const inPage = asHtml(evil);
  return scene({
    'thing.defs': `
      #define BO$0DY x \\
      ${evil} ;
      #define JOINED(A, B) A ## B /* ${evil} */
      #include "no ${evil.replaceAll('"', '')}.defs"
      #if FLAG /* ${evil} */
      #endif
      subsystem thing 500;
      type thing_t = /*
      ${evil}
      */ MACH_MSG_TYPE_COPY_SEND;
      type bytes_t = ^array[] of MACH_MSG_TYPE_BYTE; /* ${evil} */
      /* ${evil} */
      rout$0ine thing_r$0ead(tar$0get : thi$0ng_t; out data : by$0tes_t); /* ${evil} */
      routine JOIN$0ED(x, $0y)(target : thing_t);
      routine z(target : $0);
    `,
    'thing_read.html': `
      <h2>thi$0ng_read</h2>
      <p><strong>${inPage}</strong> - ${inPage}
      <h3>SYNOPSIS</h3>
      <pre><strong>${inForms} thing_read</strong>
      <strong>(thing_t</strong> <var>target</var>, <strong>${inForms}</strong> <var>data</var><strong>);</strong></pre>
      <h3>PARAMETERS</h3>
      <dl>
      <dt> <var>tar$0get</var> <dd> [${inForms}] ${inPage}
      <dt> <var>da$0ta</var> <dd> [out $0] ${inPage}
      </dl>
      <h3>RETURN VALUES</h3>
      <dl><dt> <strong>KERN_FAI$0LURE</strong> <dd> ${inPage}</dl>
      <a href="$0other.html">x</a> $0
    `,
    'other.html': `<h2>${inPage}</h2><p><strong>Function</strong> - ${inPage}`,
  });
}

function asHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

interface Node {
  readonly type: string;
  readonly url?: string;
  readonly children?: readonly Node[];
}

/** What is in a Markdown text that no description has, or that leads elsewhere than to a file of the workspace. */
function faultsIn(markdown: string): readonly string[] {
  const faults: string[] = [];
  const visit = ({ type, url, children = [] }: Node): void => {
    if (/^(?:html|image|definition|linkReference|imageReference|heading)/.test(type)) {
      faults.push(`${type} in ${markdown}`);
    }
    if (url !== undefined && !url.startsWith('/fixture/')) faults.push(`${url} in ${markdown}`);
    children.forEach(visit);
  };
  visit(unified().use(remarkParse).parse(markdown));
  return faults;
}

/** The blocks of a Markdown text, in order: hostile text changes none of them. */
function blocksOf(markdown: string): readonly string[] {
  return unified()
    .use(remarkParse)
    .parse(markdown)
    .children.map(({ type }) => type);
}

function describing({ snapshot }: Scene): Describing {
  return { snapshot, target: undefined, linkTo: ({ file }) => file };
}

/** All Markdown that is made for the cursors of a scene. */
function markdownOf(shown: Scene): readonly string[] {
  const { snapshot, places } = shown;
  const context = describing(shown);
  return places.flatMap((place) => [
    hover(context, place)?.markdown ?? '',
    signatureHelp(snapshot, place)?.documentation ?? '',
    ...(completion(snapshot, place)?.proposals ?? [])
      .filter(({ kind, label }) => kind !== 'code' || label === 'KERN_FAILURE')
      .map(({ about }) => (about.kind === 'symbol' ? (describeAbout(context, about) ?? '') : '')),
  ]);
}

const harmless = markdownOf(told('words', 'int')).map(blocksOf);

describe.each(hostile)('%s', (evil) => {
  it('is told as text by hovers, signatures and completions', () => {
    expect(markdownOf(told(evil)).flatMap(faultsIn)).toEqual([]);
  });

  it('leaves the blocks of a description as they are', () => {
    expect(markdownOf(told(evil, 'int')).map(blocksOf)).toEqual(harmless);
  });

  it('stays on the one line of a workspace symbol, and out of the titles of lenses', () => {
    const { snapshot } = told(evil);
    const symbols = workspaceSymbols(snapshot, '');
    expect(symbols.length).toBeGreaterThan(5);
    for (const { name, container } of symbols) expect(name + container).not.toMatch(/\p{Cc}/u);
    const titles = [...snapshot.files.keys()].flatMap((file) =>
      codeLenses(snapshot, file, { references: true, pages: true }).map(
        ({ kind, symbol }) => lensTarget(snapshot, kind, symbol).title,
      ),
    );
    expect(titles.length).toBeGreaterThan(4);
    for (const title of titles) expect(title).toMatch(/^(?:\d+ references?|\d+ pages?|no page)$/);
  });
});
