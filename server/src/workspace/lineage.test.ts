import { expect, it } from 'vitest';
import { sourceFile } from '../text/source-file.ts';
import { fileId } from '../text/span.ts';
import { defaultConfig } from './config.ts';
import type { Snapshot } from './snapshot.ts';
import { openWorkspace } from './workspace.ts';

const root = fileId('/tree');
const named = (i: number) => fileId(`/tree/part${String(i).padStart(4, '0')}.defs`);
const common = fileId('/tree/common.defs');

/** Interfaces that include one file of types, each with a type of it. */
function tree(count: number): Snapshot {
  const workspace = openWorkspace(defaultConfig, [root]);
  const part = (i: number): string =>
    `subsystem part${i} ${1000 + i};\n#include "common.defs"\nroutine f${i}(p : mach_port_t; s : state_t);\nroutine g${i}(p : mach_port_t);\n`;
  const types = '#include <mach/std_types.defs>\ntype state_t = struct[3] of int;\n';
  return workspace.apply([
    { kind: 'set', file: sourceFile(common, 'defs', types) },
    ...Array.from({ length: count }, (_, i) => {
      const file = sourceFile(named(i), 'defs', part(i));
      return { kind: 'set', file } as const;
    }),
  ]);
}

it('keeps of a large tree the tokens that files share, and drops those of each interface', () => {
  const snapshot = tree(2000);
  const [first, shared] = [snapshot.syntax(named(0)), snapshot.syntax(common)];
  expect(snapshot.units.length).toBe(2000);
  expect(snapshot.syntax(common)).toBe(shared);
  expect(snapshot.syntax(named(0))).not.toBe(first);
  expect(snapshot.syntax(named(0))).toEqual(first);
});

it('tells the same of an interface in a large tree and in a small one', () => {
  const told = (snapshot: Snapshot): readonly string[] =>
    snapshot.symbols.routines
      .filter(({ declared }) => declared.file < named(3))
      .flatMap(({ name, shapes }) =>
        shapes.map(({ slot }) => `${name} ${slot.messageId} ${slot.userPrototype}`),
      );
  const small = told(tree(5));
  expect(small).toContain('f2 1002 kern_return_t f2 (mach_port_t p, state_t s)');
  expect(told(tree(2000))).toEqual(small);
});

it('finds what an interface of a large tree mentions, which it reads again', () => {
  const told = (snapshot: Snapshot): readonly string[] =>
    [named(1), named(2)].flatMap((file) =>
      snapshot.symbols
        .inFile(file)
        .map(({ symbol, role, span }) => `${span.start} ${role} ${symbol}`),
    );
  const small = told(tree(5));
  expect(small.join('\n')).toMatchInlineSnapshot(`
    "10 definition subsystem part0001.defs part1
    31 reference file common.defs -
    53 definition routine part0001.defs f1
    56 definition argument part0001.defs f1/p
    60 reference type builtin:/apple/mach/std_types.defs mach_port_t
    73 definition argument part0001.defs f1/s
    77 reference type common.defs state_t
    95 definition routine part0001.defs g1
    98 definition argument part0001.defs g1/p
    102 reference type builtin:/apple/mach/std_types.defs mach_port_t
    10 definition subsystem part0002.defs part2
    31 reference file common.defs -
    53 definition routine part0002.defs f2
    56 definition argument part0002.defs f2/p
    60 reference type builtin:/apple/mach/std_types.defs mach_port_t
    73 definition argument part0002.defs f2/s
    77 reference type common.defs state_t
    95 definition routine part0002.defs g2
    98 definition argument part0002.defs g2/p
    102 reference type builtin:/apple/mach/std_types.defs mach_port_t"
  `);
  const large = tree(2000);
  expect(large.units.length).toBe(2000);
  expect(told(large)).toEqual(small);
  expect(large.symbols.inFile(common)).toEqual(tree(2000).symbols.inFile(common));
});
