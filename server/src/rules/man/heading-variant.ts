import { defineRule } from '../rule.ts';
import { faultsOf } from './page-faults.ts';

/** A heading that is one of the known ones, but for its spelling, its case or its level. */
export default defineRule({
  id: 'man/heading-variant',
  title: 'Heading not written as elsewhere',
  severity: 'info',
  presets: ['strict'],
  since: '0.1.0',
  on: 'page',

  check({ page }) {
    return faultsOf(page, 'heading-variant');
  },
});
