import type { Dialect } from './dialect.ts';
import type { Argument, RoutineState } from './interface.ts';
import type { MachType } from './mach-type.ts';
import { callerGets, callerSends } from './ownership-caller.ts';
import { always, both } from './ownership-fate.ts';
import { serverGets, serverSends, serverTranslates } from './ownership-server.ts';

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

export type Carried = 'port' | 'ports' | 'memory' | 'ports-in-memory';

/** The server's error is what its routine returns; the caller's is anything but success. */
export interface Outcomes {
  readonly success: Fate;
  readonly error: Fate;
}

export interface Fate {
  readonly duty: Duty;
  /** One sentence without its subject, no full stop; names in backticks. */
  readonly text: string;
}

/**
 * `nothing`: holds nothing of it. `keeps`: still has what it had before. `gives-up`: had it, and has it no more.
 * `releases`: must release it, or store it. `leaves`: must not touch it, somebody else releases it.
 * `depends`: a run-time argument decides, or rights and memory fare differently.
 */
export type Duty = 'nothing' | 'keeps' | 'gives-up' | 'releases' | 'leaves' | 'depends';

export interface OwnershipContext {
  readonly dialect: Dialect;
  /** The subsystem's modifiers: the server, or the caller, is the kernel. */
  readonly kernelServer: boolean;
  readonly kernelUser: boolean;
  readonly consumeOnSendError: RoutineState['consumeOnSendError'];
}

/** One argument and everything that its fate depends on. */
export interface Transfer {
  readonly argument: Argument;
  readonly carries: Carried;
  readonly context: OwnershipContext;
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
