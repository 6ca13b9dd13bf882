import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How much a tree of XNU holds, counted in version 8796. */
const xnu = { interfaces: 85, pages: 256, types: 110, routines: 17, parameters: 4 };

/**
 * Writes a tree in the statistical shape of XNU so many times over: interfaces that include common types, and pages of
 * their routines. The same seed gives the same tree.
 * @returns an interface of the tree with a text in it whose second character begins the name of a routine
 */
export function generateTree(
  folder: string,
  times: number,
  seed: number,
): { readonly file: string; readonly name: string } {
  const random = generator(seed);
  const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);
  mkdirSync(join(folder, 'osfmk/mach'), { recursive: true });
  mkdirSync(join(folder, 'osfmk/man'), { recursive: true });
  write('osfmk/mach/mach_types.defs', typesFile('mach', random));

  let pages = 0;
  for (let family = 0; family < times; family++) {
    const types = `types${family}`;
    write(`osfmk/mach/${types}.defs`, typesFile(types, random));
    for (let i = 0; i < xnu.interfaces; i++) {
      const name = `part${family}_${i}`;
      const base = 1000 + (family * xnu.interfaces + i) * 200;
      const routines = routinesOf(name, types, random);
      write(`osfmk/mach/${name}.defs`, interfaceFile(name, base, types, routines));
      // As many of its routines have a page as bring the family to its share by its last interface.
      const due = xnu.pages * (family + (i + 1) / xnu.interfaces) - pages;
      for (const routine of routines.slice(0, Math.round(due))) {
        write(`osfmk/man/${routine.name}.html`, pageFile(routine, random));
        pages++;
      }
    }
  }
  // The comment above the routine names it, too: only its declaration has a parenthesis before.
  return { file: 'osfmk/mach/part0_1.defs', name: '(part0_1_routine1)' };
}

interface Parameter {
  readonly name: string;
  readonly direction: 'in' | 'out' | 'inout';
  readonly type: string;
}

interface Routine {
  readonly name: string;
  readonly simple: boolean;
  readonly parameters: readonly Parameter[];
}

type Random = (below: number) => number;

/** Numbers that depend on the seed alone: a linear congruence with the constants of Numerical Recipes. */
function generator(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A few types of each kind that `mach_types.defs` has: rights with translations, scalars, arrays, structures. */
function typesFile(name: string, random: Random): string {
  const types = Array.from({ length: xnu.types }, (_, i) => {
    const type = `${name}_${i}_t`;
    switch (i % 4) {
      case 0:
        return [
          `type ${type} = mach_port_t`,
          '#if\tKERNEL_SERVER',
          `\t\tintran: ${type} convert_port_to_${name}_${i}(mach_port_t)`,
          `\t\touttran: mach_port_t convert_${name}_${i}_to_port(${type})`,
          `\t\tdestructor: ${name}_${i}_deallocate(${type})`,
          '#endif\t/* KERNEL_SERVER */',
          '\t\t;\n',
        ].join('\n');
      case 1:
        return `type ${type} = uint32_t;\n`;
      case 2:
        return `type ${type} = array[*:${16 + random(100)}] of natural_t;\n`;
      default:
        return `type ${type} = struct[${1 + random(40)}] of integer_t;\n`;
    }
  });
  const guard = `_${name.toUpperCase()}_DEFS_`;
  const head = `#ifndef ${guard}\n#define ${guard}\n\n#include <mach/std_types.defs>\n`;
  return `${head}\n${types.join('\n')}\n#endif\n`;
}

function routinesOf(name: string, types: string, random: Random): readonly Routine[] {
  const count = 1 + random(2 * xnu.routines);
  return Array.from({ length: Math.max(2, count) }, (_, i) => {
    const parameters = Array.from(
      { length: 1 + random(2 * xnu.parameters) },
      (_each, j): Parameter => {
        // No rights: those have one direction each.
        const kind = 1 + random(3);
        const direction = (['in', 'in', 'out', 'inout'] as const)[random(4)] ?? 'in';
        const family = random(2) === 0 ? 'mach' : types;
        return {
          name: `parameter${j}`,
          // MIG takes no array of variable size both ways.
          direction: kind === 2 && direction === 'inout' ? 'out' : direction,
          type: `${family}_${random(Math.floor(xnu.types / 4)) * 4 + kind}_t`,
        };
      },
    );
    const simple = random(20) === 0 && parameters.every(({ direction }) => direction === 'in');
    return { name: `${name}_routine${i}`, simple, parameters };
  });
}

function interfaceFile(
  name: string,
  base: number,
  types: string,
  routines: readonly Routine[],
): string {
  const declarations = routines.map((routine) => {
    const { simple, parameters } = routine;
    const lines = parameters.map((each) => `\t${each.direction}\t${each.name}\t: ${each.type}`);
    const head = `/* What ${routine.name} does. */\n${simple ? 'simpleroutine' : 'routine'} PREFIX(${routine.name})(`;
    return `${head}\n${['\t\tport\t: mach_port_t', ...lines].join(';\n')});\n`;
  });
  return [
    '#if\tKERNEL_SERVER\n#define PREFIX(NAME) NAME ## _external\n#else\n#define PREFIX(NAME) NAME\n#endif',
    `subsystem\n#if\tKERNEL_SERVER\n\tKernelServer\n#endif\n\t${name} ${base};`,
    `#include <mach/mach_types.defs>\n#include <mach/${types}.defs>\n`,
    ...declarations,
  ].join('\n\n');
}

function pageFile({ name, parameters }: Routine, random: Random): string {
  const prototype = [{ name: 'port', type: 'mach_port_t' }, ...parameters]
    .map((each) => `<strong>${each.type}</strong>  <var>${each.name}</var>`)
    .join(',\n  ');
  const entries = parameters.map(
    ({ name: parameter, direction, type }) =>
      `<dt> <var>${parameter}</var>\n<dd>\n[${direction} structure] The ${type} that ${name} ${words(random)}.`,
  );
  return `<h2>${name}</h2>
<hr>
<p>
<strong>Function</strong> - ${words(random)}.
<h3>SYNOPSIS</h3>
<pre>
<strong>kern_return_t   ${name}</strong>
 (${prototype});
</pre>
<h3>PARAMETERS</h3>
<dl>
<dt> <var>port</var>
<dd>
[in send right] The port that ${words(random)}.
${entries.join('\n')}
</dl>
<h3>DESCRIPTION</h3>
<p>
The <strong>${name}</strong> function ${Array.from({ length: 12 }, () => words(random)).join('. It ')}.
<h3>RETURN VALUES</h3>
<dl>
<dt> <strong>KERN_INVALID_ARGUMENT</strong>
<dd>
The argument ${words(random)}.
</dl>
`;
}

const vocabulary =
  'the kernel maps memory of another task into an address space and returns its size to caller'.split(
    ' ',
  );

function words(random: Random): string {
  const count = 4 + random(12);
  return Array.from(
    { length: count },
    () => vocabulary[random(vocabulary.length)] ?? 'kernel',
  ).join(' ');
}
