import { defineRule } from '../rule.ts';
import { faultsOf } from './page-faults.ts';

/** `<title>` names another page than the heading does: a copy that was not finished. */
export default defineRule({
  id: 'man/title-element-mismatch',
  title: 'Window title of another page',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  check({ page }) {
    return faultsOf(page, 'title-element-mismatch');
  },
});
