import type { Argument, CParameter } from '../model/interface.ts';
import { ctypeOf } from '../model/prototype.ts';
import { directionWords } from '../rules/sync/entries.ts';
import type { RoutineShape } from '../workspace/routine.ts';

/** One entry of a page's PARAMETERS, as the interface implies it. */
export interface ImpliedParameter {
  readonly name: string;
  readonly ctype: string;
  /** Without its brackets: `out pointer to dynamic array of thread send rights`. */
  readonly annotation: string;
  /** The argument that it comes from. */
  readonly argument: Argument;
}

/** What a caller passes, in order: the arguments, and the counts and rights that MIG adds to them. */
export function impliedParameters({ slot }: RoutineShape): readonly ImpliedParameter[] {
  return slot.arguments.flatMap((argument) =>
    argument.userParameters.map((parameter) => ({
      name: pageName(argument, parameter),
      ctype: ctypeOf(parameter),
      annotation: annotationOf(argument, parameter.role),
      argument,
    })),
  );
}

/** Pages write `thread_count` where MIG makes `threadCnt`. */
export function pageName({ name }: Argument, parameter: Pick<CParameter, 'name' | 'role'>): string {
  return parameter.role === 'count' ? `${name.text}_count` : parameter.name;
}

/**
 * The words that XNU's pages use for an argument, or for a count or kind that MIG adds to it. Source: the 129 annotations that the pages of XNU have.
 */
export function annotationOf(argument: Argument, role: CParameter['role']): string {
  const { type, right } = argument;
  const direction = directionIn(argument);
  if (role !== 'value') return `${direction} scalar`;
  const isMany = type.variable || type.number > 1;
  if (right !== undefined && right.sender !== 'name') {
    const thing = thingOf(argument);
    if (!isMany)
      return [direction, thing, rightPhrase(right.sender, right.receiver)].filter(isText).join(' ');
    const rights = [thing, `${rightWord(right.receiver)} rights`].filter(isText).join(' ');
    return `${direction} ${type.inline ? '' : 'pointer to dynamic '}array of ${rights}`;
  }
  if (!type.inline || type.unbounded) {
    return `${direction === 'in' ? 'pointer to in' : `${direction} pointer to dynamic`} array of ${elementOf(argument)}`;
  }
  if (type.string) return `pointer to ${direction} array of char`;
  if (isMany && type.struct) return `${direction} structure`;
  return isMany ? `${direction} array of ${elementOf(argument)}` : `${direction} scalar`;
}

/** The direction as pages write it: what steers the message is the caller's to give. */
function directionIn({ direction }: Argument): string {
  return directionWords(direction === 'out' || direction === 'inout' ? direction : 'in');
}

function rightPhrase(sender: string, receiver: string): string {
  if (sender === 'polymorphic') return 'random right';
  if (sender === receiver) return `${rightWord(sender)} right`;
  return `${rightWord(sender)} (to be converted to ${rightWord(receiver)}) right`;
}

function rightWord(right: string): string {
  return right === 'polymorphic' ? 'random' : right;
}

/** `task` for a `task_t`, nothing for a bare port. */
function thingOf({ typeName }: Argument): string {
  const known = things.get(typeName.text);
  if (known !== undefined) return known;
  const stem = typeName.text.replace(/(_array)?_t$/, '').replace(/_port$/, '');
  return /^mach_port/.test(typeName.text) || stem === 'port' ? '' : stem.replaceAll('_', '-');
}

/** The pages' names for what stands behind a port. */
const things: ReadonlyMap<string, string> = new Map([
  ['ipc_space_t', 'task'],
  ['vm_map_t', 'task'],
  ['vm_task_entry_t', 'task'],
  ['thread_act_t', 'thread'],
  ['thread_act_array_t', 'thread'],
  ['host_t', 'host-name'],
  ['host_priv_t', 'host-control'],
  ['host_security_t', 'security'],
  ['processor_set_t', 'processor-set-control'],
  ['processor_set_name_t', 'processor-set-name'],
  ['clock_serv_t', 'clock-name'],
  ['clock_ctrl_t', 'clock-control'],
  ['memory_object_control_t', 'memory-cache-control'],
]);

function elementOf({ type }: Argument): string {
  if (type.size === 8) return 'bytes';
  let element = type.element;
  while (element !== undefined && element.name === undefined) element = element.element;
  return element?.name?.text ?? 'natural-sized units';
}

function isText(text: string): boolean {
  return text !== '';
}

/** What stands where a person must write: nothing, or a place to fill in. */
export type Blank = (hint: string) => string;

/** An entry of PARAMETERS as XNU's pages have it, with the line break behind it. */
export function parameterEntry({ name, annotation }: ImpliedParameter, blank: Blank): string {
  const text = blank('what it is');
  return `<p>\n<dt> <var>${name}</var>\n<dd>\n[${annotation}]\n${text === '' ? '' : `${text}\n`}`;
}

/** A whole page for a routine that has none, in the frame of XNU's pages. */
export function pageText(name: string, shape: RoutineShape, blank: Blank): string {
  const parameters = impliedParameters(shape);
  return [
    `<h2>${name}</h2>`,
    '<hr>',
    '<p>',
    `<strong>Function</strong> - ${blank('one sentence')}`,
    '<h3>SYNOPSIS</h3>',
    '<pre>',
    ...synopsis(name, parameters),
    '</pre>',
    '<h3>PARAMETERS</h3>',
    '<dl>',
    ...parameters.map((parameter) => parameterEntry(parameter, blank).trimEnd()),
    '</dl>',
    '<h3>DESCRIPTION</h3>',
    '<p>',
    `The <strong>${name}</strong> function ${blank('does what')}`,
    '<h3>RETURN VALUES</h3>',
    '<p>',
    'Only generic errors apply.',
    '<h3>RELATED INFORMATION</h3>',
    '<p>',
    `Functions: ${blank('links')}`,
    '',
  ].join('\n');
}

/** Type and name in two columns, as the pages of XNU set them. */
function synopsis(name: string, parameters: readonly ImpliedParameter[]): readonly string[] {
  const head = `<strong>kern_return_t   ${name}</strong>`;
  const indent = ' '.repeat(16);
  if (parameters.length === 0) return [head, `${indent}<strong>(void);</strong>`];
  const widest = Math.max(...parameters.map(({ ctype }) => ctype.length));
  const lines = parameters.map(({ name: each, ctype }, i) => {
    const open = i === 0 ? `${indent}<strong>(` : `${indent} <strong>`;
    const gap = ' '.repeat(widest - ctype.length + 2);
    const end = i === parameters.length - 1 ? '<strong>);</strong>' : ',';
    return `${open}${ctype}</strong>${gap}<var>${each}</var>${end}`;
  });
  return [head, ...lines];
}
