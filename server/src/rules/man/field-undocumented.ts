import { defineRule } from '../rule.ts';
import { fieldPairs } from './field-pairs.ts';

/** A member of a structure that FIELDS leaves out. */
export default defineRule({
  id: 'man/field-undocumented',
  title: 'Member without a description',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  *check({ page }) {
    for (const { name } of fieldPairs(page).undescribed) {
      yield { span: name.span, message: `FIELDS does not describe the member \`${name.text}\`` };
    }
  },
});
