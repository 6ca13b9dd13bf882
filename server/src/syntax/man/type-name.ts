/** The type's name in what a prototype writes: `mach_port_t` of `mach_port_t *`. */
export function typeName(ctype: string): string {
  return ctype.replace(/(?<![\s*])[\s*]+$/, '');
}

/** `mach_msg_type_number_`: whether the final `t` of a type's name was cut off. */
export function isTruncated(ctype: string): boolean {
  return /\w_$/.test(typeName(ctype));
}
