import { when } from './write.ts';

/**
 * A type whose size a 64-bit kernel of GNU Mach may not share with its users: the kernel's server translates it
 * (`convert_WHAT_from_user`), its user side names what travels.
 */
export function kernelTranslated(
  name: string,
  travels: string,
  what: string,
  from = travels,
): string {
  const clauses = when(
    'defined(KERNEL_SERVER)',
    `  intran: ${name} convert_${what}_from_user(${from})\n` +
      `  outtran: ${from} convert_${what}_to_user(${name})\n`,
    when('defined(KERNEL_USER)', `  ctype: ${from}\n`),
  );
  return `type ${name} = ${travels}\n${clauses}  ;\n`;
}

/** Clauses that a server's build defines as macros (`-DDEVICE_INTRAN='…'`). */
export function injected(prefix: string): string {
  return ['INTRAN', 'INTRAN_PAYLOAD', 'OUTTRAN', 'DESTRUCTOR']
    .map((clause) => {
      const keyword = clause.toLowerCase().replace('_', '');
      return when(`defined(${prefix}_${clause})`, `  ${keyword}: ${prefix}_${clause}\n`);
    })
    .join('');
}
