import { defineRule } from '../rule.ts';
import { isWrittenAs } from './written.ts';

/** A request port that is one by default, behind other arguments. */
export default defineRule({
  id: 'style/request-port-not-first',
  title: 'Request port by default, and not the first argument',
  severity: 'warning',
  presets: ['strict'],
  since: '0.1.0',
  source:
    'routine.c of both compilers: the first argument without a direction is the request port, wherever it stands',
  on: 'routine',

  *check({ shapes }, { snapshot }) {
    for (const { slot, targets } of shapes) {
      const { requestPort } = slot;
      if (requestPort === undefined || requestPort.directionSpan !== undefined) continue;
      if (slot.arguments[0] === requestPort || !isWrittenAs(snapshot, requestPort.name)) continue;
      const { text, written } = requestPort.name;
      yield {
        span: written,
        targets,
        message: `\`${text}\` is the request port because it says no direction, though it is not the first argument: expected \`requestport ${text}\``,
        fix: {
          title: 'write `requestport`',
          edits: [{ span: { ...written, end: written.start }, insert: 'requestport ' }],
          safe: true,
        },
      };
    }
  },
});
