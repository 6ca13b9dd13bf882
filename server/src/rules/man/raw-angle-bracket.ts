import { defineRule } from '../rule.ts';
import { faultsOf } from './page-faults.ts';

/** `<exception type mask, …>` in the text: a browser takes it for an element and shows nothing. */
export default defineRule({
  id: 'man/raw-angle-bracket',
  title: 'Text in angle brackets taken for a tag',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  check({ page }) {
    return faultsOf(page, 'raw-angle-bracket');
  },
});
