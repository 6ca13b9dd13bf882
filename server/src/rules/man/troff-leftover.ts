import { defineRule } from '../rule.ts';
import { faultsOf } from './page-faults.ts';

/** `\*Lmach_msg\*O`, `\(em`: what a converter left of the original. */
export default defineRule({
  id: 'man/troff-leftover',
  title: 'Troff string left in the text',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  check({ page }) {
    return faultsOf(page, 'troff-leftover');
  },
});
