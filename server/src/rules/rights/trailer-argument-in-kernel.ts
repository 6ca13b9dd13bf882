import type { Direction, Subsystem } from '../../model/interface.ts';
import { defineRule } from '../rule.ts';

/** A token from the trailer in a stub that the kernel runs, which has no trailer to read. */
export default defineRule({
  id: 'rights/trailer-argument-in-kernel',
  title: 'Trailer argument in a kernel subsystem',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  source:
    'routine.c of Apple’s MIG: “Implicit data is not supported in the KernelUser and KernelServer modes”, which never fires',
  on: 'routine',

  *check({ shapes }) {
    for (const { slot, subsystem, targets } of shapes) {
      for (const { direction, directionSpan, name } of slot.arguments) {
        const side = kernelSide(direction, subsystem);
        if (side === undefined) continue;
        yield {
          span: directionSpan ?? name.written,
          targets,
          message: `\`${name.text}\` comes from a message’s trailer, which the ${side} stub of a kernel subsystem does not get: expected no \`${direction}\` here`,
        };
      }
    }
  },
});

function kernelSide(direction: Direction, subsystem: Subsystem): string | undefined {
  if (subsystem.kernelServer && ofServer.has(direction)) return 'server';
  return subsystem.kernelUser && ofUser.has(direction) ? 'user' : undefined;
}

const ofServer: ReadonlySet<Direction> = new Set([
  'sectoken',
  'serversectoken',
  'audittoken',
  'serveraudittoken',
  'servercontexttoken',
  'serverimpl',
]);

const ofUser: ReadonlySet<Direction> = new Set([
  'sectoken',
  'usersectoken',
  'audittoken',
  'useraudittoken',
  'userimpl',
]);
