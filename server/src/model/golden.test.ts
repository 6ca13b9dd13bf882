import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lowerFile } from '../test/lower.ts';
import { sharedPath, systemPath, xnuTree } from '../test/shared.ts';
import { sourceFile, type SourceFile } from '../text/source-file.ts';
import { fileId } from '../text/span.ts';
import type { Dialect } from './dialect.ts';
import type { Interface } from './interface.ts';

/** What the real compiler wrote for one file in one mode of a build. */
interface Golden {
  readonly file: string;
  readonly mode: string;
  readonly defines: readonly string[];
  readonly ok: boolean;
  readonly subsystem: string;
  readonly base: number;
  readonly endmsg?: number;
  readonly routines: readonly GoldenRoutine[];
}

interface GoldenRoutine {
  readonly name: string;
  readonly msgid: number;
  readonly reply_msgid: number | null;
  readonly kind: string;
  readonly user_c_prototype: string | null;
  readonly server_c_prototype: string | null;
}

const gnumach = systemPath('/usr/include/x86_64-linux-gnu');
describe.skipIf(gnumach === undefined)("GNU Mach's interfaces", () => {
  const path = new URL('../../../fixtures/gnumach.msgids.json', import.meta.url);
  const read = reader([gnumach ?? '']);
  it.each(goldenOf(path))('are as the compiler has them: $file, $mode', (golden) => {
    expectEqual(golden, read(golden, 'gnu', {}));
  });
});

const xnu = xnuTree();
const xnuGolden = sharedPath('golden/xnu-8796.121.2.msgids.json');
describe.skipIf(xnu === undefined || xnuGolden === undefined)("XNU's interfaces", () => {
  const read = reader([xnu ?? '', `${xnu}/osfmk`, `${xnu}/bsd`, `${xnu}/libsyscall`]);
  const apple = { __APPLE__: '1', __MACH__: '1', __MACH30__: '1' };
  it.each(goldenOf(xnuGolden ?? ''))('are as the compiler has them: $file, $mode', (golden) => {
    expectEqual(golden, read(golden, 'apple', apple));
  });
});

function goldenOf(path: string | URL): readonly Golden[] {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Golden[]) : [];
}

/** Reads a golden entry's file, with its includes from some folders. */
function reader(folders: readonly string[]) {
  const known = new Map<string, SourceFile | undefined>();
  const open = (path: string): SourceFile | undefined => {
    for (const folder of folders) {
      // The SDK has the kernel's headers under a name of its own.
      const full = `${folder}/${path.replace(/^System\//, '')}`;
      if (!known.has(full)) {
        const text = existsSync(full) ? readFileSync(full, 'latin1') : undefined;
        known.set(full, text === undefined ? undefined : sourceFile(fileId(full), 'defs', text));
      }
      const found = known.get(full);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return (
    golden: Golden,
    dialect: Dialect,
    builtIn: Readonly<Record<string, string>>,
  ): Interface => {
    const root = open(golden.file);
    if (root === undefined) throw new Error(`no ${golden.file}`);
    const defines = { ...builtIn, ...Object.fromEntries(golden.defines.map(define)) };
    return lowerFile(root, { dialect, defines, resolve: open }).interface;
  };
}

function define(option: string): readonly [string, string] {
  const [name = '', value = '1'] = option.replace(/^-D/, '').split('=');
  return [name, value];
}

function expectEqual(golden: Golden, { subsystem, slots, end, diagnostics }: Interface): void {
  expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(!golden.ok);
  if (!golden.ok) return;
  expect(diagnostics).toEqual([]);
  expect(subsystem?.name.text).toBe(golden.subsystem);
  expect(subsystem?.base).toBe(golden.base);
  if (golden.endmsg !== undefined) expect(end).toBe(golden.endmsg);
  const routines = slots.flatMap((slot) => (slot.kind === 'routine' ? [slot] : []));
  const read = routines.map((slot): GoldenRoutine => {
    return {
      name: slot.name.text,
      msgid: slot.messageId,
      reply_msgid: slot.replyId ?? null,
      kind: slot.simple ? 'simpleroutine' : 'routine',
      user_c_prototype: slot.userPrototype,
      server_c_prototype: slot.serverPrototype,
    };
  });
  expect(read).toEqual(golden.routines.map(withSingleSpaces));
}

function withSingleSpaces(routine: GoldenRoutine): GoldenRoutine {
  const { name, msgid, reply_msgid, kind } = routine;
  const single = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ');
  return {
    name,
    msgid,
    reply_msgid,
    kind,
    user_c_prototype: single(routine.user_c_prototype),
    server_c_prototype: single(routine.server_c_prototype),
  };
}
