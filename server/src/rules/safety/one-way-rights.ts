import { ownership } from '../../model/ownership.ts';
import { sendOnce } from '../../model/type-codes.ts';
import { defineRule } from '../rule.ts';

/** A message without an answer that carries what its receiver must release. */
export default defineRule({
  id: 'safety/one-way-rights',
  title: 'Rights or memory in a message without an answer',
  severity: 'info',
  presets: ['security'],
  since: '0.1.0',
  source: 'server.c of both compilers: a simpleroutine has no reply to its sender',
  securitySeverity: 2.0,
  on: 'routine',

  *check({ shapes }, { dialect }) {
    for (const { slot, subsystem, targets } of shapes) {
      // Through a send-once right, such as that of a reply, nobody can send twice.
      if (!slot.simple || slot.requestPort?.type.outName === sendOnce) continue;
      const { kernelServer, kernelUser } = subsystem;
      const { consumeOnSendError } = slot.state;
      const context = { dialect, kernelServer, kernelUser, consumeOnSendError };
      for (const argument of slot.arguments) {
        const { direction, name } = argument;
        if (direction !== 'in' || ownership(argument, context) === undefined) continue;
        yield {
          span: name.written,
          targets,
          message: `\`${slot.name.text}\` has no answer, so anybody with a send right can fill its server with \`${name.text}\` unseen: expected a \`routine\`, or a server that releases it on every path`,
        };
      }
    }
  },
});
