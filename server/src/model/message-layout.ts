import type { Architecture, Dialect } from './dialect.ts';

/** The bytes of one message, as the compiler's own structure lays them out, variable arrays at their maximum. */
export interface MessageLayout {
  /** Bytes, trailer not counted. */
  readonly size: number;
  /** Bytes with every variable in-line array empty. */
  readonly minSize: number;
  /** Whether descriptors (Apple) or ports and out-of-line data (GNU) certainly travel. */
  readonly complex: boolean;
  readonly fields: readonly MessageField[];
  /** With Apple's `-mach_msg2`: the leading bytes that form the header buffer; the rest is the data buffer. */
  readonly kernelData?: number;
}

export interface MessageField {
  readonly name: string;
  readonly kind: FieldKind;
  /** Bytes from the message's start, everything before at its maximum. */
  readonly offset: number;
  readonly size: number;
  /** What the sending stub sets: a code, or the name of the run-time argument. */
  readonly disposition?: number | string;
  readonly deallocate?: boolean | string;
  /** Whether a variable array stands before it, so that it moves down on the wire. */
  readonly afterVariable?: boolean;
}

/** `type` is GNU's type word; a `field` at the place of another is the pointer of GNU's in-line or out-of-line union. */
export type FieldKind =
  | 'header'
  | 'body'
  | 'descriptor.port'
  | 'descriptor.ool'
  | 'descriptor.ool_ports'
  | 'ndr'
  | 'type'
  | 'field';

/** What a message's layout depends on, the routine aside. */
export interface LayoutContext {
  readonly dialect: Dialect;
  readonly architecture: Architecture;
  /** Whose structure: a task's, or the kernel's own, where ports are pointers. */
  readonly side: 'user' | 'kernel';
  /** The subsystem's modifier: the server stub gives away references that the kernel owns. */
  readonly kernelServer: boolean;
  /** Apple's `-mach_msg2`. */
  readonly machMsg2: boolean;
}
