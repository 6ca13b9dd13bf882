import { resetCopy, type TypeRecord } from './type-record.ts';
import {
  bytesOf,
  checkSize,
  times,
  tooComplicated,
  type Fault,
  type TypeRules,
} from './type-rules.ts';
import { stringCode } from './type-codes.ts';

/** Bytes of an unbounded array that travel in the message; more goes out of line. */
const inlineLimit = 2048;

/** `sizeof(integer_t)`: GNU's `word_size`. */
export const wordSize = 4;

/** GNU's types on machines whose pointers have so many bytes. Source: `type.c` of GNU MIG. */
export function gnuTypes(pointerSize: number): TypeRules {
  return {
    scalar(type, fault) {
      type.alignment = Math.min(wordSize, Math.floor(type.size / 8));
      if (type.inName === stringCode) {
        type.struct = false;
        type.string = true;
      }
      return measure(type, fault);
    },

    array(form, bound, element, fault) {
      const type = resetCopy(element, shapes[form]);
      if (!type.inline || type.variable) fault(tooComplicated);
      if (form === 'fixed' || form === 'struct') {
        type.number = times(type.number, bound);
        type.struct = form === 'struct';
      } else {
        if (bound !== 0) type.number = times(type.number, bound);
        else makeUnbounded(type);
        type.variable = true;
        type.struct = false;
      }
      type.string = false;
      return measure(type, fault);
    },

    pointer(type, fault) {
      if (!type.inline || (type.variable && !type.unbounded && type.number > 0))
        fault(tooComplicated);
      type.shape = 'pointer';
      type.number = 0;
      type.unbounded = false;
      type.inline = false;
      type.struct = true;
      type.string = false;
      return measure(type, fault);
    },

    measure,
  };

  function measure(type: TypeRecord, fault: Fault): TypeRecord {
    if (type.inline) type.typeSize = bytesOf(type);
    else type.typeSize = type.alignment = pointerSize;
    if (times(type.number, type.size) % 8 !== 0 && type.known) fault(oddBits);
    checkSize(type, fault);
    return type;
  }
}

const shapes = {
  fixed: 'array',
  bounded: 'bounded-array',
  unbounded: 'unbounded-array',
  struct: 'struct',
} as const;

/** GNU's compiler dies of a division by zero where an element has no bytes. */
function makeUnbounded(type: TypeRecord): void {
  const bytes = bytesOf(type);
  type.number = bytes === 0 ? 0 : times(Math.floor(inlineLimit / bytes), type.number);
  type.unbounded = true;
  type.shape = 'unbounded-array';
}

const oddBits = {
  rule: 'size-not-byte-multiple',
  severity: 'warning',
  message: 'the size of the type is no whole number of bytes, expected a multiple of 8 bits',
} as const;
