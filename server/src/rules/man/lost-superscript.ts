import { defineRule } from '../rule.ts';
import { faultsOf } from './page-faults.ts';

/** `109` where 10 to the power of 9 is meant. */
export default defineRule({
  id: 'man/lost-superscript',
  title: 'Power of ten without its superscript',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  check({ page }) {
    return faultsOf(page, 'lost-superscript');
  },
});
