import type { Argument } from '../../model/interface.ts';
import { isServedByKernel } from '../ids/subsystems.ts';
import { defineRule } from '../rule.ts';

/** A server that is handed a powerful port and cannot tell by whom. */
export default defineRule({
  id: 'safety/missing-audit-token',
  title: 'Task or host port taken without an audit token',
  severity: 'info',
  presets: ['security'],
  since: '0.1.0',
  source: 'XNU’s osfmk/mach/message.h: the kernel puts the sender’s audit token into the trailer',
  securitySeverity: 4.0,
  on: 'routine',

  *check({ shapes }, { snapshot, dialect }) {
    // GNU's messages have no trailer; the kernel knows whose thread calls it.
    if (dialect === 'gnu') return;
    for (const { slot, subsystem, targets } of shapes) {
      if (isServedByKernel(snapshot, subsystem)) continue;
      if (slot.arguments.some(({ direction }) => identifying.has(direction))) continue;
      const powerful = slot.arguments.find(isControlPort);
      if (powerful === undefined) continue;
      yield {
        span: slot.name.written,
        targets,
        message: `the server of \`${slot.name.text}\` is handed \`${powerful.name.text}\`, a ${powerful.typeName.text}, and cannot tell who sends it: expected a \`ServerAuditToken\` argument`,
        related: [{ span: powerful.name.written, message: 'sent here' }],
      };
    }
  },
});

const identifying = new Set(['audittoken', 'serveraudittoken']);

/** A right over a task or the host, by its type's name. */
function isControlPort({ direction, type, typeName }: Argument): boolean {
  return (
    direction === 'in' && type.port && /^(?:task|host)(?:_priv|_port|_read)?_t$/.test(typeName.text)
  );
}
