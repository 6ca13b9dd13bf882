import { isInBody } from '../../model/carried.ts';
import type { Argument, Subsystem } from '../../model/interface.ts';
import { portName } from '../../model/type-codes.ts';
import { defineRule } from '../rule.ts';

/** A port name sent to a server that has no task to look it up in. */
export default defineRule({
  id: 'rights/name-instead-of-right',
  title: 'Port name where a right is needed',
  severity: 'info',
  presets: ['strict'],
  since: '0.1.0',
  source: 'mach/message.h: MACH_MSG_TYPE_PORT_NAME is a plain number',
  on: 'routine',

  *check({ shapes }) {
    // The kernel knows the space of names that the other side means.
    if (shapes.some(({ subsystem }) => isKernels(subsystem))) return;
    for (const { slot, targets } of shapes) {
      // A name can be meant in the space of a task that the message speaks of.
      if (slot.requestPort === undefined || slot.arguments.some(namesTask)) continue;
      for (const { type, typeName, name } of slot.arguments.filter(isInBody)) {
        if (type.inName !== portName) continue;
        yield {
          span: typeName.written,
          targets,
          message: `\`${name.text}\` is only a number to its receiver, since \`${typeName.text}\` transfers no right: expected a type with a disposition, such as \`mach_port_t\``,
        };
      }
    }
  },
});

function isKernels({ kernelServer, kernelUser, base }: Subsystem): boolean {
  return kernelServer || kernelUser || base === firstNotification;
}

/** MACH_NOTIFY_FIRST: notifications come from the kernel. */
const firstNotification = 64;

function namesTask({ type, typeName }: Argument): boolean {
  return [typeName.text, type.transType, type.userType].some((name) => /task|space/.test(name));
}
