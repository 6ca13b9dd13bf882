import { span } from '../../text/span.ts';
import { defineRule } from '../rule.ts';

/** A list of links that ends in a comma: one was lost, or the full stop is missing. */
export default defineRule({
  id: 'man/list-ends-with-comma',
  title: 'List of links that ends in a comma',
  severity: 'info',
  presets: ['strict'],
  since: '0.1.0',
  on: 'page',

  *check({ file, page: { related } }) {
    for (const [index, { text, href, group }] of related.entries()) {
      const next = related[index + 1];
      const isLast = next === undefined || next.group !== group;
      if (!isLast || href === undefined) continue;
      const { end } = text.span;
      const comma = /^(?:\s*<\/?[a-z]+>)*\s*(?=,)/i.exec(file.text.slice(end, end + 200));
      if (comma === null) continue;
      const at = end + comma[0].length;
      const place = span(file.id, at, at + 1);
      yield {
        span: place,
        message: `the list \`${group ?? 'RELATED INFORMATION'}\` ends in \`,\`, expected \`.\` or another link`,
        fix: { title: 'write `.`', edits: [{ span: place, insert: '.' }], safe: false },
      };
    }
  },
});
