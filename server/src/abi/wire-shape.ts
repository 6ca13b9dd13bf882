import type { Argument } from '../model/interface.ts';
import type { MachType } from '../model/mach-type.ts';

/**
 * How an argument travels, in words that are equal exactly where old and new programs understand each other:
 * kind, element size in bytes, bound, and the right with its disposition. Names of types do not travel.
 */
export function wireShape(argument: Argument): string {
  const { type } = argument;
  const flags = argument.flags.filter((flag) => flag === 'samecount' || flag === 'countinout');
  const suffix = flags.length === 0 ? '' : ` (${flags.join(', ')})`;
  return shapeOf(argument, type) + suffix;
}

function shapeOf(argument: Argument, type: MachType): string {
  if (type.native !== undefined) return `native ${type.native.kind} ${type.native.phrase}`;
  const what = type.port ? `port ${disposition(argument, type)}` : `${elementBytes(type)} bytes`;
  if (!type.inline || type.unbounded) return `out-of-line ${what}${fixedCount(type)}`;
  if (type.string) return type.variable ? `string up to ${bytes(type)}` : `string ${bytes(type)}`;
  if (type.variable) return `up to ${elements(type)} x ${what}`;
  if (type.port) return type.number > 1 ? `${type.number} x ${what}` : what;
  return `${bytes(type)} bytes`;
}

/** What the client must do for an `in` right is its disposition; of an `out` right it sees what it receives. */
function disposition({ right, direction }: Argument, { inWord, outWord }: MachType): string {
  if (direction === 'out') return right?.receiver ?? shortWord(outWord);
  return right?.disposition ?? shortWord(inWord);
}

function shortWord(word: string): string {
  return word.replace('MACH_MSG_TYPE_', '');
}

function fixedCount(type: MachType): string {
  return type.variable || type.number <= 1 ? '' : ` x ${elements(type)}`;
}

function elements({ number, element }: MachType): number {
  return element === undefined || element.number === 0 ? number : number / element.number;
}

function elementBytes({ size, element }: MachType): number {
  return Math.ceil((size * (element?.number ?? 1)) / 8);
}

function bytes({ size, number }: MachType): number {
  return Math.ceil((size * number) / 8);
}
