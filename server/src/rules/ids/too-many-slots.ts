import { defineRule } from '../rule.ts';

/** A subsystem whose requests run into the ids of its own replies. */
export default defineRule({
  id: 'ids/too-many-slots',
  title: 'Subsystem with more than 100 slots',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  source: 'both compilers: the id of a reply is that of its request and 100, and nothing checks it',
  on: 'interface',

  *check({ interface: { subsystem, slots, end } }) {
    if (subsystem === undefined || end - subsystem.base <= 100) return;
    const replies = new Map(
      slots.flatMap((slot) =>
        slot.kind === 'routine' && slot.replyId !== undefined ? [[slot.replyId, slot]] : [],
      ),
    );
    for (const slot of slots) {
      if (slot.kind !== 'routine') continue;
      const answered = replies.get(slot.messageId);
      if (answered === undefined) continue;
      yield {
        span: slot.name.written,
        message: `\`${slot.name.text}\` has message id ${slot.messageId}, which is that of the reply to \`${answered.name.text}\`: expected at most 100 slots in \`${subsystem.name.text}\``,
        related: [
          { span: answered.name.written, message: 'its reply id is 100 more than its own' },
        ],
      };
      return;
    }
  },
});
