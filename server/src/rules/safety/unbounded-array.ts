import { isCarried } from '../../model/carried.ts';
import { defineRule } from '../rule.ts';

/** Memory of any size that a client may send. */
export default defineRule({
  id: 'safety/unbounded-array',
  title: 'Request with memory of any size',
  severity: 'info',
  presets: ['security'],
  since: '0.1.0',
  source: 'type.c of both compilers: `array[]` has no maximum that a stub could check',
  securitySeverity: 4.0,
  on: 'routine',

  *check({ shapes }) {
    for (const { slot, targets } of shapes) {
      for (const argument of slot.arguments) {
        const { type, typeName, name, flags } = argument;
        const isUnbounded = type.variable && (type.unbounded || !type.inline) && type.number === 0;
        if (!isCarried(argument, 'request') || !isUnbounded || flags.includes('samecount'))
          continue;
        yield {
          span: typeName.written,
          targets,
          message: `a client may send \`${name.text}\` of any size: expected a bound in its type, or a server that checks \`${name.text}Cnt\` before it uses it`,
        };
      }
    }
  },
});
