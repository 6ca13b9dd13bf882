import type { FileId, Span } from '../text/span.ts';

/** One interface as one target reads it: what its clients and its server must agree on. */
export interface AbiInterface {
  /** The root file's path in its workspace: the same in every checkout. */
  readonly file: string;
  /** The root file itself; undefined for an interface that was read from a contract. */
  readonly root: FileId | undefined;
  readonly target: string;
  readonly subsystem: string;
  readonly base: number;
  /** The first id after the last slot. */
  readonly end: number;
  /** One for each id, in order. */
  readonly slots: readonly AbiSlot[];
  /** Where the subsystem is declared; undefined for one that was read from a contract. */
  readonly declared: Span | undefined;
}

/** One message id. A contract holds it as one line. */
export interface AbiSlot {
  readonly id: number;
  readonly kind: 'routine' | 'simpleroutine' | 'skip';
  /** As written in the interface; empty for a skip. */
  readonly name: string;
  readonly arguments: readonly AbiArgument[];
  /** Bytes of the request and the reply as they travel between tasks, variable arrays at their maximum. */
  readonly request: number;
  readonly reply: number | undefined;
  /** The C functions that a build under the target makes; undefined in a contract, which promises only what travels. */
  readonly user: CFunction | undefined;
  readonly server: CFunction | undefined;
  readonly declared: Span | undefined;
}

export interface AbiArgument {
  readonly name: string;
  readonly direction: string;
  /** How it travels: `port COPY_SEND`, `4 bytes`, `up to 90 x 4 bytes`, `out-of-line 4 bytes`. */
  readonly wire: string;
  /** What the server does with what it sends back: `MOVE_SEND`, `dealloc`; undefined where that is nothing, or not known. */
  readonly returned: string | undefined;
}

/** The half of a routine that a program calls or supplies. */
export interface CFunction {
  readonly name: string;
  /** As the compiler writes it, on one line. */
  readonly prototype: string;
  readonly parameters: readonly CFunctionParameter[];
}

export interface CFunctionParameter {
  /** The declaration without its name: `mach_port_t *`. */
  readonly type: string;
  /** Whether every caller sees the same C type behind its name: a port's, outside the kernel. */
  readonly isPortName: boolean;
}
