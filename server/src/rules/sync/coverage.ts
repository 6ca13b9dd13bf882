import { defineRule } from '../rule.ts';
import { documentedSubsystems } from './coverage-of.ts';

/** How much of a subsystem its pages document. */
export default defineRule({
  id: 'sync/coverage',
  title: 'Subsystem documented in part',
  severity: 'info',
  presets: ['strict'],
  since: '0.1.0',
  on: 'workspace',

  *check(snapshot) {
    for (const [name, coverage] of documentedSubsystems(snapshot)) {
      const [routine] = coverage.without;
      const subsystem = routine?.shapes[0]?.subsystem;
      if (subsystem === undefined) continue;
      const documented = coverage.with.size;
      const all = documented + coverage.without.size;
      yield {
        span: subsystem.name.written,
        message: `${documented} of the ${all} public routines of \`${name}\` have a page, ${Math.floor((documented * 100) / all)} %`,
      };
    }
  },
});
