import { defineRule } from '../rule.ts';
import { faultsOf } from './page-faults.ts';

/** `Function -- Read a lamp.` */
export default defineRule({
  id: 'man/title-dash-variant',
  title: 'Kind and summary parted by another dash',
  severity: 'info',
  presets: ['strict'],
  since: '0.1.0',
  on: 'page',

  check({ page }) {
    return faultsOf(page, 'title-dash-variant');
  },
});
