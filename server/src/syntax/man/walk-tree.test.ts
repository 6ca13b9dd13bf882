import { expect, it } from 'vitest';
import { fileId } from '../../text/span.ts';
import { flatPageBuilder } from './flatten.ts';
import { parseHtml } from './parse-html.ts';
import { scanTags } from './tags.ts';
import { walkTree } from './walk-tree.ts';

it.each([
  ['a reference', 'a&lt;b', 'a=a &lt;=< b=b'],
  ['a reference behind a line break that is dropped', '<pre>\n&amp;x</pre>', '&amp;=& x=x'],
  ['a reference without an end there', '<pre>\n&ampx</pre>', '&amp=& x=x'],
  ['a NUL, which is dropped', 'a\0b', 'a=a b=b'],
  ['a NUL that is replaced', '<xmp>a\0</xmp>', 'a=a \0=\ufffd'],
  ['a bare CR', 'a\rb', 'a=a \r=\n b=b'],
  ['CR and LF', 'a\r\nb', 'a=a \r\n=\n b=b'],
  ['texts that a stray end tag parts', 'a</dl>b', 'a=a b=b'],
])('knows the source of each unit of %s', (_, source, expected) => {
  const builder = flatPageBuilder(source, scanTags(source));
  walkTree(parseHtml(source), source, builder);
  const page = builder.build(fileId('/page.html'), (at) => at);
  const units = Array.from(page.text, (unit, at) => {
    const from = source.slice(page.sourceStart(at), page.sourceEnd(at));
    return from === '' ? [] : [`${from}=${unit}`];
  });
  expect(units.flat().join(' ')).toBe(expected);
});
