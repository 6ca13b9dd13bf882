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
