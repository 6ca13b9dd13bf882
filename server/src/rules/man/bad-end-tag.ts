import { defineRule } from '../rule.ts';
import { faultsOf } from './page-faults.ts';

/** An end tag that lost a character: `</dl` without its `>`, `<h3>` in the place of `</h3>`. */
export default defineRule({
  id: 'man/bad-end-tag',
  title: 'End tag that is none',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  check({ page }) {
    return faultsOf(page, 'bad-end-tag');
  },
});
