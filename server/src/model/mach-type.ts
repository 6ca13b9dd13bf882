import type { Name } from '../text/name.ts';
import type { Span } from '../text/span.ts';

/**
 * An IPC type as MIG computes it: the record of both compilers' `type.h`.
 * Source: Apple's and GNU's `type.h` and `type.c`.
 */
export interface MachType {
  /** The declared name; undefined for an anonymous spec such as the element in `array[3] of array[2] of T`. */
  readonly name: Name | undefined;
  /** The declaration from the name to the last clause; for an inline named type, that of the argument. */
  readonly declared: Span | undefined;
  /** How it was put together. */
  readonly shape: TypeShape;
  /** The code that the sender puts into the message, `MACH_MSG_TYPE_COPY_SEND` is 19; polymorphic is -1. */
  readonly inName: number;
  /** The code that the receiver sees. */
  readonly outName: number;
  /** The codes as the source spells them (`MACH_MSG_TYPE_COPY_SEND`); a number where a number was written. */
  readonly inWord: string;
  readonly outWord: string;
  /** Bits of one element. */
  readonly size: number;
  /** Elements; the maximum for a bounded variable array, 0 for an unbounded one. */
  readonly number: number;
  /** Data in the message body; false: out-of-line. */
  readonly inline: boolean;
  /** `array[]`: Apple's `itMigInLine`, GNU's `itIndefinite`. */
  readonly unbounded: boolean;
  /** Passed by value and assigned with `=`. */
  readonly struct: boolean;
  /** A C string (`c_string[n]`, `c_string[*:n]`). */
  readonly string: boolean;
  /** Has a run-time count. */
  readonly variable: boolean;
  /** Any port code (Apple: travels as a descriptor). */
  readonly port: boolean;
  /** Kernel-processed descriptors that one argument of this type takes (Apple): 0, 1, or the array's bound. */
  readonly descriptors: number;
  readonly native: NativeType | undefined;
  /** What the outermost constructor was applied to. */
  readonly element: MachType | undefined;
  /** C names: of the user stub's argument, of the message field on the server, of the server function's argument. */
  readonly userType: string;
  readonly serverType: string;
  readonly transType: string;
  readonly intran: Name | undefined;
  readonly outtran: Name | undefined;
  readonly destructor: Name | undefined;
  /** GNU `intranpayload`. */
  readonly intranPayload: Name | undefined;
  /** GNU typed messages: whether the type word is long, bytes of alignment, deallocate by default. */
  readonly longForm: boolean;
  readonly alignment: number;
  readonly dealloc: 'no' | 'yes' | 'maybe';
}

/** The outermost constructor as written. */
export type TypeShape =
  | 'basic'
  | 'alias'
  | 'array'
  | 'bounded-array'
  | 'unbounded-array'
  | 'struct'
  | 'struct-of-members'
  | 'pointer'
  | 'string'
  | 'variable-string'
  | 'native';

export interface NativeType {
  readonly kind: 'value' | 'pointer' | 'pointer-if-not';
  /** The C phrase: `struct`less identifiers joined by blanks. */
  readonly phrase: string;
  /** `PointerToIfNot(T, bad)`: the value that is left out of the message. */
  readonly absent?: string;
}
