import type { InterfaceParameter } from './interface-parameter.ts';
import { isSinglePort } from './rights.ts';

/** Whether a page's C type means the interface's: the same name, or another spelling of it. Stars are looked at apart. */
export function sameType(page: string, inInterface: InterfaceParameter): boolean {
  return page === inInterface.ctype || typeKeys(inInterface).has(typeKey(page));
}

/** One word for all spellings of a type. */
export function typeKey(ctype: string): string {
  const name = base(ctype);
  return spellings.get(name) ?? name;
}

/** The words that a page may use for a parameter's type. */
export function typeKeys({ ctype, role, argument }: InterfaceParameter): ReadonlySet<string> {
  const keys = new Set([typeKey(ctype)]);
  if (role !== 'value') return keys;
  const { type, typeName } = argument;
  for (const name of [typeName.text, type.userType, type.serverType, type.transType]) {
    keys.add(typeKey(name));
  }
  // In a task's headers every port is a `mach_port_t`.
  if (isSinglePort(type)) keys.add('mach_port_t');
  return keys;
}

/** Stars behind a type. */
export function starsOf(ctype: string): number {
  return ctype.split('*').length - 1;
}

/** The type's name without qualifiers, stars and brackets. */
function base(ctype: string): string {
  return ctype
    .replace(/\b(?:const|volatile|struct|union|enum|register)\b/g, ' ')
    .replace(/\*|\[[^[\]]*\]/g, ' ')
    .trim()
    .replace(/\s+/g, ' ');
}

/**
 * Spellings that mean one C type, or one object's port, in XNU's headers: what a disposition is called
 * (`mach_port_make_send_t`), an array of ports and the same array by its objects (`task_port_array_t`), OSF's older
 * names (`vm_task_t`). Control ports and name ports of one object are two things, and so are `int` and a count.
 */
const spellings: ReadonlyMap<string, string> = new Map(
  [
    [
      'mach_port_t',
      'notify_port_t',
      'reply_port_t',
      'clock_reply_t',
      'mach_port_send_t',
      'mach_port_send_once_t',
      'mach_port_make_send_t',
      'mach_port_make_send_once_t',
      'mach_port_move_send_t',
      'mach_port_move_send_once_t',
      'mach_port_move_receive_t',
      'mach_port_copy_send_t',
      'mach_port_receive_t',
      'mach_port_poly_t',
      'memory_object_name_t',
      'memory_object_default_t',
    ],
    ['vm_map_t', 'vm_task_t', 'vm_task_entry_t'],
    ['ipc_space_t', 'task_t'],
    ['exception_handler_array_t', 'exception_port_array_t'],
    ['ledger_array_t', 'ledger_port_array_t'],
    ['processor_array_t', 'processor_port_array_t'],
    ['processor_set_name_array_t', 'processor_set_name_port_array_t'],
    ['task_array_t', 'task_port_array_t'],
    ['thread_act_array_t', 'thread_act_port_array_t', 'thread_port_array_t', 'thread_array_t'],
    ['vm_offset_t', 'pointer_t'],
  ].flatMap((group) => group.map((name) => [name, group[0] ?? name] as const)),
);

/**
 * Whether the interface takes a weaker flavour of the port that the page names: newer interfaces want only a task's
 * read or inspect port, and the stronger one is still accepted.
 */
export function isWeaker(page: string, ctype: string): boolean {
  const strength = flavours.get(base(page));
  return strength !== undefined && flavours.get(base(ctype)) === strength;
}

const flavours: ReadonlyMap<string, string> = new Map([
  ...[
    'task_t',
    'ipc_space_t',
    'task_read_t',
    'task_inspect_t',
    'task_name_t',
    'ipc_space_read_t',
    'ipc_space_inspect_t',
  ].map((name) => [name, 'task'] as const),
  ...['thread_t', 'thread_act_t', 'thread_read_t', 'thread_inspect_t'].map(
    (name) => [name, 'thread'] as const,
  ),
  ...['vm_task_t', 'vm_map_t', 'vm_map_read_t', 'vm_map_inspect_t'].map(
    (name) => [name, 'map'] as const,
  ),
]);
