import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lowerFile } from '../test/lower.ts';
import { sharedPath, systemPath, xnuTree } from '../test/shared.ts';
import { sourceFile, type SourceFile } from '../text/source-file.ts';
import { fileId } from '../text/span.ts';
import type { Dialect } from './dialect.ts';
import { layoutContext, messageLayouts, type MessageLayouts } from './layout.ts';
import type { MessageField, MessageLayout } from './message-layout.ts';
import type { Target } from './target.ts';

/** The structures that the compilers wrote, measured by a C compiler with the trees' own headers. */
interface Measured {
  readonly file: string;
  readonly mode: 'user' | 'kernel_server';
  readonly routine: string;
  readonly msgid: number;
  readonly request: MeasuredMessage;
  readonly reply: MeasuredMessage | null;
}

interface MeasuredMessage {
  readonly size: number | null;
  readonly min_size?: number | null;
  readonly complex?: boolean;
  /** With `-mach_msg2`: bytes of the header buffer. */
  readonly kdata?: number;
  readonly fields: readonly MeasuredField[];
}

interface MeasuredField {
  readonly name: string;
  readonly kind: string;
  readonly offset: number | null;
  readonly size: number | null;
  readonly pad?: boolean;
  readonly after_variable?: boolean;
  readonly disposition?: number | string;
  readonly deallocate?: boolean | string;
}

const conformance = new URL('../../../fixtures/conformance/', import.meta.url);
const golden = {
  conformance: new URL('../../../fixtures/layouts/conformance.json', import.meta.url).pathname,
  gnumach: new URL('../../../fixtures/layouts/gnumach.json', import.meta.url).pathname,
  xnu: sharedPath('golden/layout.xnu-8796.121.2.json'),
};
const debian = systemPath('/usr/include/x86_64-linux-gnu');
const xnu = xnuTree();

describe('conformance cases', () => {
  const read = reader('apple', [conformance.pathname], () => ({}));
  it.each(measured(golden.conformance))('$file', (entry) => check(entry, read(entry)));
});

describe.skipIf(debian === undefined)('GNU Mach', () => {
  const read = reader('gnu', [debian ?? ''], () => ({ __x86_64__: '1' }));
  it.each(measured(golden.gnumach))('$file $routine', (entry) => check(entry, read(entry)));
});

describe.skipIf(golden.xnu === undefined || xnu === undefined)('XNU 8796', () => {
  const folders = ['', 'osfmk', 'bsd', 'libsyscall/mach', 'libsyscall'];
  const read = reader(
    'apple',
    folders.map((folder) => join(xnu ?? '', folder)),
    (mode) => (mode === 'user' ? userDefines : kernelServerDefines),
  );
  it.each(measured(golden.xnu))('$mode $file $routine', (entry) => check(entry, read(entry)));
});

const userDefines = { __LP64__: '1', __x86_64__: '1', __APPLE__: '1', __MACH30__: '1' };
const kernelServerDefines = {
  ...userDefines,
  APPLE: '1',
  KERNEL: '1',
  KERNEL_PRIVATE: '1',
  XNU_KERNEL_PRIVATE: '1',
  PRIVATE: '1',
  MACH_KERNEL_PRIVATE: '1',
  KERNEL_SERVER: '1',
};

/** Entries whose structures a C compiler could compile. */
function measured(path: string | undefined): readonly Measured[] {
  if (path === undefined) return [];
  const entries = JSON.parse(readFileSync(path, 'utf8')) as Measured[];
  return entries.filter(({ request }) => request.size !== null);
}

/** Reads the layouts of an entry's routine from its file, which is searched in the folders as its includes are. */
function reader(
  dialect: Dialect,
  folders: readonly string[],
  definesOf: (mode: string) => Readonly<Record<string, string>>,
): (entry: Measured) => MessageLayouts | undefined {
  const open = memoized((path) =>
    existsSync(path) ? sourceFile(fileId(path), 'defs', readFileSync(path, 'latin1')) : undefined,
  );
  const find = (path: string, near: string): SourceFile | undefined => {
    for (const folder of [near, ...folders]) {
      const found = open(join(folder, path));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const interfaceOf = memoized((key) => {
    const [mode = '', file = ''] = key.split(' ');
    const root = find(file, '');
    if (root === undefined) return undefined;
    return lowerFile(root, {
      dialect,
      defines: definesOf(mode),
      // The SDK's `System` folder holds the kernel's private headers.
      resolve: (path, from) => find(path.replace(/^System\//, ''), dirname(from)),
    }).interface;
  });
  return ({ file, mode, msgid, routine, request }) => {
    const found = interfaceOf(`${mode} ${file}`);
    const slot = found?.slots.find(
      (one) => one.kind === 'routine' && one.messageId === msgid && one.name.text === routine,
    );
    if (slot?.kind !== 'routine') return undefined;
    const target: Target = {
      name: mode,
      dialect,
      architecture: 'x86_64',
      defines: definesOf(mode),
      includes: [],
      imacros: [],
      flags: request.kdata === undefined ? {} : { machMsg2: true },
    };
    return messageLayouts(slot, layoutContext(target, found?.subsystem));
  };
}

function memoized<Value>(compute: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const value = known.has(key) ? known.get(key) : undefined;
    if (value !== undefined) return value;
    const computed = compute(key);
    known.set(key, computed);
    return computed;
  };
}

function check({ request, reply }: Measured, layouts: MessageLayouts | undefined): void {
  expect(print(layouts?.request)).toEqual(printMeasured(request, layouts?.request));
  expect(print(layouts?.reply)).toEqual(
    reply === null ? undefined : printMeasured(reply, layouts?.reply),
  );
}

interface Printed {
  readonly size: unknown;
  readonly minSize: unknown;
  readonly complex: unknown;
  readonly kernelData: unknown;
  readonly fields: readonly string[];
}

function print(layout: MessageLayout | undefined): Printed | undefined {
  if (layout === undefined) return undefined;
  const { size, minSize, complex, kernelData, fields } = layout;
  return { size, minSize, complex, kernelData, fields: fields.map(printField) };
}

function printField(field: MessageField): string {
  const { name, kind, offset, size, afterVariable, disposition, deallocate } = field;
  const facts = kind.startsWith('descriptor') ? ` ${disposition} ${deallocate}` : '';
  return `${offset} ${name} ${kind} ${size}${facts}${afterVariable === true ? ' moves' : ''}`;
}

/** The measured message in the same words; what was not measured is taken from ours. */
function printMeasured(message: MeasuredMessage, ours: MessageLayout | undefined): Printed {
  const fields = message.fields.filter(({ kind }) => kind !== 'trailer');
  const names = new Set(fields.map(({ name }) => name));
  const isPad = ({ name }: MeasuredField): boolean =>
    name.endsWith('Pad') && names.has(name.slice(0, -'Pad'.length));
  const isTyped = fields.some(({ kind }) => kind === 'type');
  return {
    size: message.size,
    minSize: message.min_size ?? ours?.minSize,
    complex: message.complex ?? ours?.complex,
    kernelData: message.kdata,
    fields: fields
      .filter((field) => !isPad(field))
      .map((field, index) => {
        const { name, kind, offset, size, disposition, deallocate } = field;
        const facts = kind.startsWith('descriptor') ? ` ${disposition} ${deallocate}` : '';
        const moves = isTyped ? ours?.fields[index]?.afterVariable : field.after_variable;
        return `${offset} ${name} ${kind} ${size}${facts}${moves === true ? ' moves' : ''}`;
      }),
  };
}
