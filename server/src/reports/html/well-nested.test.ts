import { toHtml } from 'hast-util-to-html';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { expect, it } from 'vitest';
import { wellNested } from './well-nested.ts';

function check(source: string, expected: string): void {
  const { children } = unified().use(rehypeParse, { fragment: true }).parse(source);
  const nodes = children.flatMap((node) => (node.type === 'doctype' ? [] : [node]));
  expect(toHtml(wellNested(nodes))).toBe(expected);
}

it('leaves alone what is well nested', () => {
  const page = '<p>a <em>b</em></p><dl><dt>c</dt><dd><p>d</p></dd></dl><pre>e\n <var>f</var></pre>';
  check(page, page);
});

it('lets a phrase end before a list, and begin anew behind it', () => {
  check(
    '<strong>a<dl><dt>b<dd>c</dl>d</strong>',
    '<strong>a</strong><dl><dt>b</dt><dd>c</dd></dl><strong>d</strong>',
  );
});

it('puts what stands loose in a list into its last entry', () => {
  check('<dl><dt>a<dd>b</dd><p>c</dl>', '<dl><dt>a</dt><dd>b<p>c</p></dd></dl>');
  check('<dl><p></p></dl><ul>a<li>b</ul>', '<ul><li>a</li><li>b</li></ul>');
});

it('keeps the words of an entry outside any list', () => {
  check('<dd>a</dd><li>b', '<div>a</div><div>b</div>');
});

it('drops empty blocks, and blocks inside a heading, not their words', () => {
  check('<h3></h3><p> </p><h3>a<dl><dt>b</dl></h3>', '<h3>a  b  </h3>');
});
