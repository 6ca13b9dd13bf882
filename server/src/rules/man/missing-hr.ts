import { defineRule } from '../rule.ts';
import { faultsOf } from './page-faults.ts';

/** No `<hr>` between the title and the summary, as every other page has it. */
export default defineRule({
  id: 'man/missing-hr',
  title: 'Title without a rule below it',
  severity: 'info',
  presets: ['strict'],
  since: '0.1.0',
  on: 'page',

  check({ page }) {
    return faultsOf(page, 'missing-hr');
  },
});
