import { defineRule } from '../rule.ts';
import { faultsOf } from './page-faults.ts';

/** `<strong>name<strong>`: the end tag lost its slash, and the rest of the page is bold. */
export default defineRule({
  id: 'man/unclosed-strong',
  title: 'Emphasis that is not closed',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  check({ page }) {
    return faultsOf(page, 'unclosed-strong');
  },
});
