import type { Argument } from './interface.ts';
import type { MachType } from './mach-type.ts';
import { callerGets, callerSends } from './ownership-caller.ts';
import { always, both, type Outcomes } from './ownership-fate.ts';
import { serverGets, serverSends, serverTranslates } from './ownership-server.ts';
import type { Carried, OwnershipContext, Transfer } from './ownership-transfer.ts';

/**
 * What happens to the right, the rights or the memory that one argument carries: who holds it after the call, and
 * who must release it. Each text completes “the caller …” or “the server routine …”.
 * Source: the stubs that both compilers write; `ipc_kobject_server` in XNU's
 * `osfmk/kern/ipc_kobject.c`; `mach_msg_server` in `libsyscall/mach/mach_msg.c`.
 */
export interface Ownership {
  readonly carries: Carried;
  readonly caller: Outcomes;
  readonly server: Outcomes;
}

/** Undefined for an argument that carries only data or numbers: nobody need release it. */
export function ownership(argument: Argument, context: OwnershipContext): Ownership | undefined {
  switch (argument.direction) {
    case 'requestport':
      return requestPort({ argument, carries: 'port', context });
    case 'replyport':
    case 'sreplyport':
    case 'ureplyport':
      return replyPort;
    case 'in':
    case 'out':
    case 'inout':
      return inBody(argument, context);
    default:
      return undefined;
  }
}

function inBody(argument: Argument, context: OwnershipContext): Ownership | undefined {
  const carries = carriedBy(argument.type);
  if (carries === undefined) return undefined;
  const transfer: Transfer = { argument, carries, context };
  switch (argument.direction) {
    case 'in':
      return { carries, caller: callerSends(transfer), server: serverGets(transfer) };
    case 'out':
      return { carries, caller: callerGets(transfer), server: serverSends(transfer) };
    default:
      return {
        carries,
        caller: both(callerSends(transfer), callerGets(transfer)),
        server: both(serverGets(transfer), serverSends(transfer)),
      };
  }
}

function carriedBy(type: MachType): Carried | undefined {
  const isInMessage = type.inline && !type.unbounded;
  if (!isInMessage) return type.port ? 'ports-in-memory' : 'memory';
  if (!type.port) return undefined;
  return type.variable || type.descriptors > 1 || type.shape === 'array' ? 'ports' : 'port';
}

/** The right to the server travels in the header; whoever runs the server releases it. */
function requestPort(transfer: Transfer): Ownership {
  const server =
    serverTranslates(transfer, '') ??
    always('leaves', 'must not release it: whoever runs the server does');
  return { carries: 'port', caller: callerSends(transfer), server };
}

const replyPort: Ownership = {
  carries: 'port',
  caller: always('keeps', 'keeps the receive right of its reply port'),
  server: always(
    'leaves',
    'leaves it to the reply; where it returns `MIG_NO_REPLY` it owns the right, and must answer or destroy it',
  ),
};
