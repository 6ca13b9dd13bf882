import type { Argument, ArgumentFlag, Direction } from '../model/interface.ts';
import type { MachType } from '../model/mach-type.ts';
import { newType } from '../model/type-record.ts';
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
    ...newType('basic'),
    name: { text: 't', written: here },
    declared: here,
    size: 32,
    userType: 't',
    serverType: 't',
    transType: 't',
    alignment: 4,
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
