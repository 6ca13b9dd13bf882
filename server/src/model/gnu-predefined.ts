import { newType, type TypeRecord } from './type-record.ts';
import type { TypeRules } from './type-rules.ts';
import { fileId } from '../text/span.ts';

export interface PredefinedTypes {
  readonly named: readonly TypeRecord[];
  /** What structures are made of, by their alignment in bytes. */
  readonly unitOf: (alignment: number) => TypeRecord;
}

/** The types that GNU's compiler knows by itself once it has read `subsystem`. Source: `init_type` of `type.c`. */
export function predefinedTypes(rules: TypeRules, pointerSize: number): PredefinedTypes {
  const declare = (name: string, code: number, word: string, bytes: number): TypeRecord => {
    const type = newType('basic');
    type.name = { text: name, written: { file: fileId('builtin:mig'), start: 0, end: 0 } };
    type.inName = type.outName = code;
    type.inWord = type.outWord = `MACH_MSG_TYPE_${word}`;
    type.size = bytes * 8;
    rules.scalar(type, () => undefined);
    type.alignment = bytes;
    type.userType = type.serverType = type.transType = name;
    return type;
  };
  const short = declare('short', 1, 'INTEGER_16', 2);
  const int = declare('int', 2, 'INTEGER_32', 4);
  const byte = declare('unsigned char', 9, 'BYTE', 1);
  const pointer = (name: string): TypeRecord =>
    pointerSize === 8 ? declare(name, 11, 'INTEGER_64', 8) : declare(name, 2, 'INTEGER_32', 4);
  const named = [
    declare('char', 8, 'CHAR', 1),
    short,
    int,
    pointer('uintptr_t'),
    pointer('intptr_t'),
  ];
  return { named, unitOf: (alignment) => (alignment === 2 ? short : alignment === 4 ? int : byte) };
}
