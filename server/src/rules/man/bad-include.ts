import { span } from '../../text/span.ts';
import { defineRule } from '../rule.ts';

/** An `#include` whose brackets hold more than a path. */
export default defineRule({
  id: 'man/bad-include',
  title: 'Include that is no path',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  *check({ file, page }) {
    for (const { text, span: path } of page.includes) {
      const rest = /^[^\S\r\n]*(?<junk>[^>&<\r\n]*)/.exec(
        file.text.slice(path.end, path.end + 200),
      );
      const junk = rest?.groups?.['junk']?.trimEnd() ?? '';
      if (junk !== '') {
        const end = path.end + (rest?.[0].trimEnd().length ?? 0);
        const all = span(path.file, path.end, end);
        yield {
          span: span(path.file, end - junk.length, end),
          message: `\`${junk}\` stands in the brackets of the include, expected a path alone`,
          fix: { title: 'remove it', edits: [{ span: all, insert: '' }], safe: true },
        };
      } else if (!/\.(?:h|defs)$/.test(text)) {
        yield {
          span: path,
          message: `\`${text}\` is no header, expected a path that ends in \`.h\``,
        };
      }
    }
  },
});
