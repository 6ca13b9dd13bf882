import { defineRule } from '../rule.ts';
import { paramPairs } from './param-pairs.ts';

/** A parameter of a prototype that PARAMETERS leaves out. */
export default defineRule({
  id: 'man/param-undocumented',
  title: 'Parameter without a description',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  *check({ page }) {
    if (!page.sections.some(({ name }) => name === 'PARAMETERS')) return;
    for (const { name } of paramPairs(page).undescribed) {
      yield { span: name.span, message: `PARAMETERS does not describe \`${name.text}\`` };
    }
  },
});
