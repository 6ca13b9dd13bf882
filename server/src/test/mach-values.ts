import type { Argument, ArgumentFlag, Direction } from '../model/interface.ts';
import type { MachType } from '../model/mach-type.ts';
import { fileId, span } from '../text/span.ts';

/** Hand-built arguments and types, for tests that need no source text. */
export const here = span(fileId('/a.defs'), 0, 0);

export function argument(
  direction: Direction,
  name: string,
  of: MachType,
  flags: readonly ArgumentFlag[] = [],
): Argument {
  return {
    name: { text: name, written: here },
    direction,
    directionSpan: undefined,
    type: of,
    typeName: { text: 't', written: here },
    flags,
    writtenFlags: [],
    right: undefined,
    userParameters: [],
    serverParameters: [],
    span: here,
  };
}

export function type(facts: Partial<MachType>): MachType {
  return {
    name: { text: 't', written: here },
    declared: here,
    shape: 'basic',
    inName: 0,
    outName: 0,
    inWord: '',
    outWord: '',
    size: 32,
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
    userType: 't',
    serverType: 't',
    transType: 't',
    intran: undefined,
    outtran: undefined,
    destructor: undefined,
    intranPayload: undefined,
    longForm: false,
    alignment: 4,
    dealloc: 'no',
    ...facts,
  };
}

export function bounded(element: MachType, number: number): MachType {
  return { ...element, shape: 'bounded-array', number, variable: true, struct: false, element };
}

export function outOfLine(element: MachType): MachType {
  const shape = 'pointer';
  return { ...element, shape, number: 0, variable: true, inline: false, element, descriptors: 1 };
}
