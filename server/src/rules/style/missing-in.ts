import { defineRule } from '../rule.ts';
import { isWrittenAs } from './written.ts';

/** An argument that goes in without saying so, beside others that say it. */
export default defineRule({
  id: 'style/missing-in',
  title: 'Argument without a direction beside others with one',
  severity: 'info',
  presets: ['strict'],
  since: '0.1.0',
  source:
    'routine.c of both compilers: an argument without a direction is the request port or goes in',
  on: 'routine',

  *check({ shapes }, { snapshot }) {
    for (const { slot, targets } of shapes) {
      const sent = slot.arguments.filter(({ direction }) => direction === 'in');
      if (sent.every(({ directionSpan }) => directionSpan === undefined)) continue;
      for (const { directionSpan, name } of sent) {
        if (directionSpan !== undefined || !isWrittenAs(snapshot, name)) continue;
        yield {
          span: name.written,
          targets,
          message: `\`${name.text}\` goes in without saying so, while other arguments say \`in\`: expected \`in ${name.text}\``,
          fix: {
            title: 'write `in`',
            edits: [{ span: { ...name.written, end: name.written.start }, insert: 'in ' }],
            safe: true,
          },
        };
      }
    }
  },
});
