import type { ArgumentFlag } from './interface.ts';
import type { MachType } from './mach-type.ts';

type Mutable<Object> = { -readonly [Key in keyof Object]: Object[Key] };

/**
 * A type while it is put together: both compilers build their record in place too. An empty C name stands for one
 * that is not decided yet.
 */
export interface TypeRecord extends Mutable<Omit<MachType, 'element'>> {
  element: TypeRecord | undefined;
  /** Bytes of the C type; for Apple's descriptors 12 each. */
  typeSize: number;
  /** Flags of GNU's long form. */
  flags: readonly ArgumentFlag[];
  /** False where an error hides what the type is: warnings about it would be guesses. */
  known: boolean;
}

/** `itAlloc` of both compilers. */
export function newType(shape: MachType['shape']): TypeRecord {
  return {
    name: undefined,
    declared: undefined,
    shape,
    inName: 0,
    outName: 0,
    inWord: '',
    outWord: '',
    size: 0,
    number: 1,
    inline: true,
    unbounded: false,
    struct: true,
    string: false,
    variable: false,
    port: false,
    descriptors: 0,
    native: undefined,
    element: undefined,
    userType: '',
    serverType: '',
    transType: '',
    intran: undefined,
    outtran: undefined,
    destructor: undefined,
    intranPayload: undefined,
    longForm: false,
    alignment: 0,
    dealloc: 'no',
    typeSize: 0,
    flags: [],
    known: true,
  };
}

/** `itCopyType`: the copy has no name, and the original as its element. */
export function copyType(old: TypeRecord, shape: MachType['shape']): TypeRecord {
  return { ...old, name: undefined, declared: undefined, shape, element: old };
}

/** `itResetType`: a type does not inherit the C names and functions of the one that it is made of. */
export function resetType(type: TypeRecord): TypeRecord {
  type.userType = '';
  type.serverType = '';
  type.transType = '';
  type.intran = undefined;
  type.outtran = undefined;
  type.destructor = undefined;
  type.intranPayload = undefined;
  return type;
}

export function resetCopy(old: TypeRecord, shape: MachType['shape']): TypeRecord {
  return resetType(copyType(old, shape));
}
