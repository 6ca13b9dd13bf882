import { defineRule } from '../rule.ts';
import { fieldPairs } from './field-pairs.ts';

/** FIELDS describes a member under a name that the structure does not have. */
export default defineRule({
  id: 'man/field-name-mismatch',
  title: 'Member described under another name',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  *check({ page }) {
    for (const { entry, member } of fieldPairs(page).strangers) {
      const { span, text } = entry.name;
      if (member === undefined) {
        yield { span, message: `no structure of the page has a member \`${text}\`` };
        continue;
      }
      const declared = member.name;
      yield {
        span,
        message: `FIELDS calls \`${text}\` what the structure calls \`${declared.text}\``,
        related: [{ span: declared.span, message: 'the member' }],
        fix: {
          title: `write \`${declared.text}\` in FIELDS`,
          edits: [{ span, insert: declared.text }],
          safe: false,
        },
      };
    }
  },
});
