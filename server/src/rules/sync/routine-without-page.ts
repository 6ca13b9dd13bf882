import { defineRule } from '../rule.ts';
import { documentedSubsystems, isPublic } from './coverage-of.ts';

/** A public routine without a page, in a subsystem that has pages. */
export default defineRule({
  id: 'sync/routine-without-page',
  title: 'Routine without a man page',
  severity: 'info',
  presets: ['strict'],
  since: '0.1.0',
  on: 'routine',

  *check(routine, { snapshot }) {
    if (!isPublic(routine, snapshot)) return;
    for (const [name, { without }] of documentedSubsystems(snapshot)) {
      if (!without.has(routine)) continue;
      yield {
        span: routine.declared,
        message: `\`${routine.name}\` has no page, while other routines of \`${name}\` have one`,
      };
      return;
    }
  },
});
