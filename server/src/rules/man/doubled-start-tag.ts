import { defineRule } from '../rule.ts';
import { faultsOf } from './page-faults.ts';

/** `<strong><strong>name</strong>`: one element is ended, the other runs on. */
export default defineRule({
  id: 'man/doubled-start-tag',
  title: 'Start tag written twice',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  check({ page }) {
    return faultsOf(page, 'doubled-start-tag');
  },
});
