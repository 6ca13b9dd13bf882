import type { Architecture } from './dialect.ts';
import type { MachType } from './mach-type.ts';

/**
 * Bytes of one in-line value in the message's C structure: MIG's own figure, but for the few types whose C
 * structure is longer than the interface says. The stub assigns the C structure, so that is what travels.
 * A native type of unknown size counts 0, as MIG counts it.
 */
export function bytesOf(type: MachType, architecture: Architecture): number {
  if (type.native !== undefined) return nativeBytes(type.native.phrase, architecture);
  const element = type.element;
  if (element !== undefined && isArray(type) && element.number > 0) {
    return (type.number / element.number) * bytesOf(element, architecture);
  }
  const declared = declaredBytes(type);
  const known = longerInC.get(type.serverType);
  return known?.declared === declared ? known.actual : declared;
}

/** Bytes that MIG itself puts behind an in-line value, to fill what it takes for the last word. */
export function padOf(type: MachType): number {
  return (4 - (declaredBytes(type) % 4)) % 4;
}

/** In unsigned 32-bit arithmetic, as both compilers count. */
function declaredBytes({ number, size }: MachType): number {
  return ((Math.imul(number, size) + 7) >>> 0) >>> 3;
}

/** Whether the C field is an array of the element's C type, and not a type of its own name. */
function isArray({ shape, variable, inline }: MachType): boolean {
  return inline && variable && (shape === 'bounded-array' || shape === 'unbounded-array');
}

/**
 * Found by compiling the generated structures with the trees' own headers: XNU 8796 and 11417, Debian's gnumach-dev.
 * An entry counts only where the interface still says the shorter length.
 */
const longerInC: ReadonlyMap<string, { readonly declared: number; readonly actual: number }> =
  new Map([
    ['dyld_kernel_process_info_t', { declared: 64, actual: 72 }],
    ['listxattrs_result_t', { declared: 34916, actual: 34920 }],
    // GNU Mach on x86_64: members of 64 and of 32 bits, which C pads.
    ['time_value_t', { declared: 12, actual: 16 }],
    ['cache_info_t', { declared: 116, actual: 120 }],
    ['vm_region_info_t', { declared: 60, actual: 64 }],
    ['vm_object_info_t', { declared: 88, actual: 96 }],
  ]);

function nativeBytes(phrase: string, architecture: Architecture): number {
  const words = phrase.split(' ').filter((word) => word !== 'const' && word !== 'volatile');
  const bare = words.filter((word) => word !== 'signed' && word !== 'unsigned').join(' ');
  if (bare === 'long' || bare === 'long int') return architecture === 'i386' ? 4 : 8;
  return nativeSizes.get(bare) ?? (bare === '' && words.length > 0 ? 4 : 0);
}

const nativeSizes: ReadonlyMap<string, number> = new Map([
  ['char', 1],
  ['short', 2],
  ['short int', 2],
  ['int', 4],
  ['float', 4],
  ['double', 8],
  ['long long', 8],
  ['long long int', 8],
]);
