/** The type's name in what a prototype writes: `mach_port_t` of `mach_port_t *`. */
export function typeName(ctype: string): string {
  return ctype.replace(/(?<![\s*])[\s*]+$/, '');
}
