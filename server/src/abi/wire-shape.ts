import { isCarried } from '../model/carried.ts';
import type { Argument } from '../model/interface.ts';
import type { MachType } from '../model/mach-type.ts';
import type { MessageLayouts } from '../model/layout.ts';

/**
 * How an argument travels, in words that are equal exactly where old and new programs understand each other and a caller
 * keeps what it kept: kind, element size in bytes, bound, the right with its disposition, and whether sent memory goes.
 * Names of types do not travel.
 */
export function wireShape(argument: Argument, layouts: MessageLayouts): string {
  const flags = argument.flags.filter((flag) => flag === 'samecount' || flag === 'countinout');
  const words = [...flags, ...deallocation(argument, layouts.request)];
  const suffix = words.length === 0 ? '' : ` (${words.join(', ')})`;
  return shapeOf(argument, argument.type) + suffix;
}

/** What the server's stub does with what it sends back: a disposition, or that it gives the memory away. */
export function returnedShape(argument: Argument, layouts: MessageLayouts): string | undefined {
  const { direction, right } = argument;
  if (!isCarried(argument, 'reply')) return undefined;
  const words = [
    ...(right === undefined || direction === 'inout' ? [] : [right.disposition]),
    ...deallocation(argument, layouts.reply),
  ];
  return words.length === 0 ? undefined : words.join(', ');
}

/** What of a shape the receiver can tell: rights by what arrives, whoever gave up what for them. */
export function receivedShape(wire: string): string {
  return wire
    .replace(/\b(?:MAKE|MOVE)_SEND_ONCE\b/g, 'send-once')
    .replace(/\b(?:COPY|MAKE|MOVE)_SEND\b/g, 'send')
    .replace(/\bMOVE_RECEIVE\b/g, 'receive')
    .replace(/ \(dealloc\)|, dealloc(?=\))/, '');
}

function deallocation(
  { name }: Argument,
  message: MessageLayouts['request'] | undefined,
): readonly string[] {
  const field = message?.fields.find((each) => each.name === name.text);
  return field?.deallocate === undefined || field.deallocate === false ? [] : ['dealloc'];
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
