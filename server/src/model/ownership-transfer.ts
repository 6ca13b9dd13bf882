import type { Dialect } from './dialect.ts';
import type { Argument, RoutineState } from './interface.ts';

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

export type Carried = 'port' | 'ports' | 'memory' | 'ports-in-memory';
