import { span } from '../../text/span.ts';
import { defineRule } from '../rule.ts';

/** A prototype that does not end in `;`. */
export default defineRule({
  id: 'man/prototype-missing-semicolon',
  title: 'Prototype without its semicolon',
  severity: 'info',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  *check({ page }) {
    for (const { name, span: whole, isClosed, hasSemicolon } of page.prototypes) {
      if (hasSemicolon) continue;
      const end = span(whole.file, whole.end, whole.end);
      const last = span(whole.file, Math.max(whole.start, whole.end - 1), whole.end);
      const told = `the prototype of \`${name.text}\` does not end in`;
      // Where the parenthesis belongs, and what behind it, only the author knows.
      if (!isClosed) yield { span: last, message: `${told} \`);\`` };
      else
        yield {
          span: last,
          message: `${told} \`;\``,
          fix: { title: 'insert `;`', edits: [{ span: end, insert: ';' }], safe: true },
        };
    }
  },
});
