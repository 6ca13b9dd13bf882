import { defineRule } from '../rule.ts';
import { faultsOf } from './page-faults.ts';

/** `<b><a>…</b></a>`. */
export default defineRule({
  id: 'man/misnested-tags',
  title: 'End tags in the wrong order',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  check({ page }) {
    return faultsOf(page, 'misnested-tags');
  },
});
