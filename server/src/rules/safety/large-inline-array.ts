import { isInBody } from '../../model/carried.ts';
import type { MachType } from '../../model/mach-type.ts';
import { defineRule } from '../rule.ts';

/** In-line data that no stack or message buffer of the usual size can hold. */
export default defineRule({
  id: 'safety/large-inline-array',
  title: 'In-line data of more than 4096 bytes',
  severity: 'info',
  presets: ['security'],
  since: '0.1.0',
  source: 'user.c and server.c of both compilers: the maximum lies in the message structure',
  securitySeverity: 2.0,
  on: 'routine',

  *check({ shapes }) {
    for (const { slot, targets } of shapes) {
      for (const { type, typeName, name } of slot.arguments.filter(isInBody)) {
        const bytes = inlineBytes(type);
        if (bytes <= limit) continue;
        yield {
          span: typeName.written,
          targets,
          message: `\`${name.text}\` takes up to ${bytes} bytes of the message itself: expected at most ${limit}, or out-of-line memory (\`^array[]\`)`,
        };
      }
    }
  },
});

const limit = 4096;

function inlineBytes(type: MachType): number {
  if (!type.inline || type.unbounded || type.port) return 0;
  return Math.ceil((type.number * type.size) / 8);
}
