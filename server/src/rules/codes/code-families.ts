import type { ReturnCode } from '../../model/return-code.ts';
import { typeName } from '../../syntax/man/type-name.ts';

/** The families of codes that a routine of a return type may return; undefined: the type says nothing of it. */
export function familiesOf(returnType: string): ReadonlySet<ReturnCode['family']> | undefined {
  return families.get(typeName(returnType));
}

/**
 * `mach_msg` and MIG stubs pass each other's errors on: a `kern_return_t` of a stub may be a message error, and both
 * start from the same zero. A trap on a device gives the codes of devices.
 */
const families = new Map<string, ReadonlySet<ReturnCode['family']>>([
  ['kern_return_t', new Set(['kern', 'mig', 'device', 'mach_msg', 'other'])],
  ['mach_msg_return_t', new Set(['mach_msg'])],
  ['boolean_t', new Set(['boolean'])],
]);
