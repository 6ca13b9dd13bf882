import { defineRule } from '../rule.ts';
import { faultsOf } from './page-faults.ts';

/** `</dl>` or `</strong>` for which no element is open. */
export default defineRule({
  id: 'man/stray-end-tag',
  title: 'End tag that closes nothing',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  check({ page }) {
    return faultsOf(page, 'stray-end-tag');
  },
});
