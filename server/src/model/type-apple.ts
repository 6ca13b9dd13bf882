import { resetCopy, type TypeRecord } from './type-record.ts';
import {
  bytesOf,
  checkSize,
  times,
  tooComplicated,
  type Fault,
  type TypeRules,
} from './type-rules.ts';
import { isRight, polymorphic, stringCode } from './type-codes.ts';

/** Apple's types. Source: `type.c` of bootstrap_cmds' migcom. */
export const appleTypes: TypeRules = {
  scalar(type, fault) {
    if (type.inName === stringCode) {
      type.struct = false;
      type.string = true;
    }
    // type.c looks at the sender's code alone, "because outname has to be a port as well".
    if (isRight(type.inName) || type.inName === polymorphic) {
      type.port = true;
      type.descriptors = 1;
    }
    return measure(type, fault);
  },

  array(form, bound, element, fault) {
    switch (form) {
      case 'fixed':
        return fixedArray(bound, element, fault);
      case 'bounded':
      case 'unbounded':
        return variableArray(bound, element, fault);
      case 'struct':
        return struct(bound, element, fault);
    }
  },

  pointer(type, fault) {
    if (!type.inline && !type.unbounded) {
      fault({
        rule: 'already-out-of-line',
        severity: 'error',
        message: '`^` is applied to a type that is out of line already, expected it once',
      });
    }
    type.shape = 'pointer';
    type.inline = false;
    type.struct = true;
    type.string = false;
    type.unbounded = false;
    type.descriptors = 1;
    return measure(type, fault);
  },

  measure,
};

/** `itVarArrayDecl`. A bound of 0 is no bound. */
function variableArray(bound: number, element: TypeRecord, fault: Fault): TypeRecord {
  const type = resetCopy(element, bound === 0 ? 'unbounded-array' : 'bounded-array');
  if (!type.inline) {
    if (type.descriptors !== 1 || bound === 0) fault(tooManyDescriptors);
    type.descriptors = times(type.descriptors, bound);
    type.number = 1;
    type.struct = false;
  } else if (type.variable) {
    fault(tooComplicated);
  } else if (bound !== 0) {
    type.number = times(type.number, bound);
    type.struct = false;
    if (type.port) type.descriptors = times(type.descriptors, bound);
  } else {
    // The programmer sees data in the message; it travels out of line.
    type.number = 0;
    type.unbounded = true;
    type.inline = false;
    type.struct = true;
    type.descriptors = 1;
  }
  type.variable = true;
  type.string = false;
  return measure(type, fault);
}

function fixedArray(bound: number, element: TypeRecord, fault: Fault): TypeRecord {
  const type = resetCopy(element, 'array');
  if (!type.inline) {
    if (type.descriptors !== 1) fault(tooManyDescriptors);
    type.descriptors = times(type.descriptors, bound);
    type.number = 1;
    type.struct = false;
    type.string = false;
    type.variable = false;
  } else if (type.variable) {
    fault(tooComplicated);
  } else {
    type.number = times(type.number, bound);
    type.struct = false;
    type.string = false;
    if (type.port) type.descriptors = times(type.descriptors, bound);
  }
  return measure(type, fault);
}

function struct(bound: number, element: TypeRecord, fault: Fault): TypeRecord {
  const type = resetCopy(element, 'struct');
  if (!type.inline || type.variable) fault(tooComplicated);
  type.number = times(type.number, bound);
  type.struct = true;
  type.string = false;
  return measure(type, fault);
}

const tooManyDescriptors = {
  rule: 'kpd-too-complicated',
  severity: 'error',
  message:
    'ports or out-of-line data are nested too deep, expected one array with a bound, of single descriptors',
} as const;

/** Apple's own estimate of a descriptor, on 64-bit machines too. */
const descriptorSize = 12;

function measure(type: TypeRecord, fault: Fault): TypeRecord {
  const isDescriptor = !type.inline || type.port;
  const count = type.descriptors > 1 ? type.descriptors : 1;
  type.typeSize = isDescriptor ? times(count, descriptorSize) : bytesOf(type);
  checkSize(type, fault);
  return type;
}
