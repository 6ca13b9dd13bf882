// Writes definitions from facts: names, types, sizes, translation functions and their conditions.

/** One `#include`d file of definitions, guarded against a second reading. */
export function definitions(guard: string, ...parts: readonly string[]): string {
  return `#ifndef ${guard}\n#define ${guard}\n\n${parts.join('\n')}\n#endif\n`;
}

/** Types that are all the same type under another name; `names` are set off by blanks. */
export function alike(type: string, names: string): string {
  return words(names)
    .map((name) => `type ${name} = ${type};\n`)
    .join('');
}

/** Types by name. */
export function types(all: Readonly<Record<string, string>>): string {
  return Object.entries(all)
    .map(([name, type]) => `type ${name} = ${type};\n`)
    .join('');
}

/** What one side of a build adds to a type. */
export interface Translation {
  /** What the server's function takes; the type's own name where it is not said. */
  readonly as?: string;
  readonly intran?: string;
  readonly outtran?: string;
  readonly destructor?: string;
}

export interface PortType {
  /** The type that travels; `mach_port_t` where it is not said. */
  readonly base?: string;
  /** What the C side calls it: on both sides, or on the user's. */
  readonly ctype?: string;
  readonly cusertype?: string;
  /** The condition of the translation, after `#if`; `KERNEL_SERVER` where it is not said. */
  readonly when?: string;
  readonly translation?: Translation;
  /** Clauses where the condition does not hold. */
  readonly otherwise?: string;
}

/** A type of ports, which the server translates into its own objects. */
export function port(name: string, type: PortType = {}): string {
  const { base = 'mach_port_t', ctype, cusertype, translation, otherwise } = type;
  let text = `type ${name} = ${base}`;
  if (ctype !== undefined) text += ` ctype: ${ctype}`;
  if (cusertype !== undefined) text += ` cusertype: ${cusertype}`;
  if (translation === undefined) return `${text};\n`;
  const clauses = translated(name, 'mach_port_t', translation);
  const other = otherwise === undefined ? '' : `#else\n${otherwise}`;
  return `${text}\n#if ${type.when ?? 'KERNEL_SERVER'}\n${clauses}${other}#endif\n  ;\n`;
}

/** The clauses that turn what travels (`from`) into what the server's function takes, and back. */
export function translated(name: string, from: string, translation: Translation): string {
  const { as = name, intran, outtran, destructor } = translation;
  let clauses = '';
  if (intran !== undefined) clauses += `  intran: ${as} ${intran}(${from})\n`;
  if (outtran !== undefined) clauses += `  outtran: ${from} ${outtran}(${as})\n`;
  if (destructor !== undefined) clauses += `  destructor: ${destructor}(${as})\n`;
  return clauses;
}

/** GNU's `struct { … }`; `fields` are pairs of a type and a member, set off by blanks. */
export function struct(name: string, fields: string): string {
  const all = words(fields);
  const members = all.flatMap((type, at) =>
    at % 2 === 0 ? [`  ${type} ${all[at + 1] ?? ''};\n`] : [],
  );
  return `type ${name} = struct {\n${members.join('')}};\n`;
}

/** Import statements of one kind, of headers set off by blanks. */
export function imports(keyword: string, headers: string): string {
  return words(headers)
    .map((header) => `${keyword} <${header}>;\n`)
    .join('');
}

/** Text under a condition, and another where it does not hold. */
export function when(condition: string, text: string, otherwise?: string): string {
  const other = otherwise === undefined ? '' : `#else\n${otherwise}`;
  return `#if ${condition}\n${text}${other}#endif\n`;
}

export function include(path: string): string {
  return `#include <${path}>\n`;
}

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
