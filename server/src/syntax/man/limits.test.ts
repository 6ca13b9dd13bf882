import { expect, it } from 'vitest';
import { readableLength } from './limits.ts';
import { scanTags } from './tags.ts';

function reason(source: string): string | undefined {
  return readableLength(source, scanTags(source)).reason;
}

it('reads all of a page with unclosed items, paragraphs and a few unclosed fonts', () => {
  expect(reason('<dl><p><dt><var>x</var><dd>text'.repeat(200).replaceAll('<dl>', ''))).toBe(
    undefined,
  );
  expect(reason('<strong>x<strong>'.repeat(50))).toBe(undefined);
});

const deep = 'elements more than 256 deep in one another';

it.each([
  ['deep nesting', '<div>'.repeat(10_000), deep],
  [
    'deep nesting that comments and wrong end tags seem to end',
    '<b><!--</b>--></i>'.repeat(5000),
    deep,
  ],
  ['items of two kinds in one another', '<dd><li>'.repeat(5000), deep],
  [
    'many fonts, each to be repeated in every paragraph',
    `${'<font>'.repeat(250)}${'<p>x</p>'.repeat(5000)}`,
    '250 unclosed formatting elements',
  ],
  ['elements of another language', `<svg>${'<td></td>'.repeat(1000)}`, deep],
  ['a tag without end', `<p ${'a '.repeat(20_000)}>`, 'a tag of more than 16384 characters'],
  ['a very long page', 'x'.repeat(2_000_000), 'more than 1048576 characters'],
])('stops at %s', (_, source, expected) => {
  expect(reason(source)).toBe(expected);
});
