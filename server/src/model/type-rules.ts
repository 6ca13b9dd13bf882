import type { ArrayTypeNode } from '../syntax/defs/nodes.ts';
import type { TypeRecord } from './type-record.ts';

/** A fault of a type: the compiler prints it where it builds the type, before it has a name. */
export interface TypeFault {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

export type Fault = (fault: TypeFault) => void;

/** How one compiler builds types: the `it…Decl` functions of its `type.c`. */
export interface TypeRules {
  /** Fills in what a scalar's code and size decide. */
  scalar(type: TypeRecord, fault: Fault): TypeRecord;
  array(form: ArrayTypeNode['form'], bound: number, element: TypeRecord, fault: Fault): TypeRecord;
  pointer(to: TypeRecord, fault: Fault): TypeRecord;
  /** Sets the size of a type whose element count has been set. */
  measure(type: TypeRecord, fault: Fault): TypeRecord;
}

/** Bytes of a count of elements of so many bits, in the compilers' unsigned 32-bit arithmetic. */
export function bytesOf({ number, size }: TypeRecord): number {
  return Math.floor(((Math.imul(number, size) + 7) >>> 0) / 8);
}

export function times(a: number, b: number): number {
  return Math.imul(a, b) >>> 0;
}

export const tooComplicated: TypeFault = {
  rule: 'type-too-complicated',
  severity: 'error',
  message:
    'a type of this depth cannot be described in a message, expected elements of a fixed size in the message itself',
};

/** The warning of both compilers about a type without bytes. */
export function checkSize(type: TypeRecord, fault: Fault): void {
  if (type.typeSize !== 0 || type.variable || type.native !== undefined || !type.known) return;
  fault({
    rule: 'size-zero',
    severity: 'warning',
    message: 'the type has no bytes at all, expected at least one element of at least 8 bits',
  });
}
