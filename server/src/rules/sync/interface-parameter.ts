import type { Argument, CParameter } from '../../model/interface.ts';

/** One C parameter of a stub or a server function, and the argument that MIG made it for. */
export interface InterfaceParameter {
  readonly name: string;
  /** Without the name: `mach_port_name_t *`. */
  readonly ctype: string;
  readonly role: CParameter['role'];
  readonly argument: Argument;
}
