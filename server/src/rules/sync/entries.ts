import type { Direction } from '../../model/interface.ts';
import type { ManParam, ManPage, PrototypeParam } from '../../syntax/man/man-page.ts';
import type { InterfaceParameter } from './interface-parameter.ts';

/** The entry of PARAMETERS that describes a parameter of the SYNOPSIS; undefined where none has its name. */
export function entryOf(page: ManPage, param: PrototypeParam): ManParam | undefined {
  return page.params.find(({ name }) => name.text === param.name.text);
}

/** Which way a C parameter goes, seen by the caller; undefined for one that travels in no message body. */
export function directionOf({
  role,
  argument: { direction, flags },
}: InterfaceParameter): 'in' | 'out' | 'inout' | undefined {
  if (role === 'count' || role === 'subs-count') {
    // The stub reads a count that comes out only where the interface says `countinout`.
    return direction === 'out' && flags.includes('countinout') ? 'inout' : bodyDirection(direction);
  }
  return bodyDirection(direction);
}

function bodyDirection(direction: Direction): 'in' | 'out' | 'inout' | undefined {
  switch (direction) {
    case 'in':
    case 'out':
    case 'inout':
      return direction;
    case 'requestport':
    case 'replyport':
    case 'sreplyport':
    case 'ureplyport':
      return 'in';
    default:
      return undefined;
  }
}

/** `[in/out]` of an inout direction, as pages write it. */
export function directionWords(direction: 'in' | 'out' | 'inout'): string {
  return direction === 'inout' ? 'in/out' : direction;
}
