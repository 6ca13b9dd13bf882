import { defineRule } from '../rule.ts';

/** `ConsumeOnSendError Timeout` where sending cannot time out. */
export default defineRule({
  id: 'rights/consume-without-timeout',
  title: '`ConsumeOnSendError Timeout` without a timeout',
  severity: 'info',
  presets: ['strict'],
  since: '0.1.0',
  source:
    'user.c of Apple’s MIG: the stub destroys the message only where a wait or send time is in force',
  on: 'routine',

  *check({ shapes, declared }) {
    for (const { slot, targets } of shapes) {
      const { consumeOnSendError, waitTime, sendTime } = slot.state;
      if (consumeOnSendError !== 'timeout' || waitTime !== undefined || sendTime !== undefined) {
        continue;
      }
      if (slot.arguments.some(({ direction }) => timeouts.has(direction))) continue;
      yield {
        span: declared,
        targets,
        message: `\`ConsumeOnSendError Timeout\` has no effect on \`${slot.name.text}\`, which waits for ever: expected \`Any\`, or a wait or send time`,
      };
    }
  },
});

const timeouts = new Set(['waittime', 'sendtime']);
