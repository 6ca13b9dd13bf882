import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Interface } from '../model/interface.ts';
import { lowerInterface } from '../model/lower-interface.ts';
import { sharedPath, systemPath, xnuTree } from '../test/shared.ts';
import { sourceFile, type SourceFile } from '../text/source-file.ts';
import { fileId } from '../text/span.ts';
import { defaultConfig, type Config } from './config.ts';
import { detectProject } from './targets.ts';
import { preprocessRoot } from './targets-of-root.ts';

const goldenXnu = sharedPath('golden/xnu-8796.121.2.msgids.json');
const goldenGnu = sharedPath('golden/gnumach.msgids.json');
const gnuHeaders = systemPath('/usr/include/x86_64-linux-gnu');
const xnu = xnuTree();

/** Interfaces that include more than the standard definitions. */
const notAlone = /^(?:libsyscall|tests)\/|mach_notify/;

describe.skipIf(gnuHeaders === undefined)('GNU’s built-in definitions', () => {
  it.each(['user', 'kernel-server', 'kernel-user'])('are the installed ones: %s', (target) => {
    const paths = [
      'mach/mach_types.defs',
      'mach_debug/mach_debug_types.defs',
      'device/device_types.defs',
      'mach/default_pager_types.defs',
    ];
    expectSameTypes(paths, gnuHeaders ?? '', { dialect: 'gnu', target: [target] });
  });
});

describe.skipIf(xnu === undefined)('Apple’s built-in definitions', () => {
  it.each(['user', 'kernel-header', 'kernel-server', 'kernel-user', 'libsyscall'])(
    'are those of XNU: %s',
    (target) => {
      const paths = [
        'mach/mach_types.defs',
        'mach/clock_types.defs',
        'mach_debug/mach_debug_types.defs',
        'device/device_types.defs',
      ];
      const tree = join(xnu ?? '', 'osfmk');
      expectSameTypes(paths, tree, { dialect: 'apple', target: [target] });
      const notifications = ['UserNotification/UNDTypes.defs'];
      expectSameTypes(notifications, tree, { dialect: 'apple', target: [target] });
    },
  );
});

describe.skipIf(goldenGnu === undefined || gnuHeaders === undefined)(
  'an interface of GNU Mach with nothing around it',
  () => {
    it.each(entriesOf(goldenGnu, gnuHeaders))(
      'has the compiler’s ids and prototypes: $file, $mode',
      (entry) => {
        expect(routinesOf(entry, { dialect: 'gnu' })).toEqual(expected(entry));
      },
    );
  },
);

describe.skipIf(goldenXnu === undefined || xnu === undefined)(
  'an interface of XNU with nothing around it',
  () => {
    it.each(entriesOf(goldenXnu, xnu).filter(({ file }) => !notAlone.test(file)))(
      'has the compiler’s ids and prototypes: $file, $mode',
      (entry) => {
        expect(routinesOf(entry, { dialect: 'apple' })).toEqual(expected(entry));
      },
    );
  },
);

interface Entry {
  readonly file: string;
  readonly mode: string;
  readonly ok: boolean;
  readonly routines: readonly GoldenRoutine[];
  readonly text: string;
}

interface GoldenRoutine {
  readonly name: string;
  readonly msgid: number;
  readonly user_c_prototype: string | null;
  readonly server_c_prototype: string | null;
}

function entriesOf(golden: string | undefined, folder: string | undefined): readonly Entry[] {
  if (golden === undefined || folder === undefined) return [];
  const entries = JSON.parse(readFileSync(golden, 'utf8')) as readonly Entry[];
  return entries
    .filter(({ file, ok }) => ok && existsSync(join(folder, file)))
    .map((entry) => ({ ...entry, text: readFileSync(join(folder, entry.file), 'utf8') }));
}

function routinesOf({ text, mode }: Entry, chosen: Partial<Config>): readonly string[] {
  const target = [mode.replaceAll('_', '-')];
  return lowered(text, { ...chosen, target }).flatMap(({ diagnostics, slots }) => {
    const faults = diagnostics.map(({ message }) => message);
    const routines = slots.flatMap((slot) =>
      slot.kind === 'routine'
        ? [line(slot.name.text, slot.messageId, slot.userPrototype, slot.serverPrototype)]
        : [],
    );
    return [...faults, ...routines];
  });
}

/** Compares what including the paths declares, from the folder and built in. */
function expectSameTypes(paths: readonly string[], folder: string, chosen: Partial<Config>): void {
  const text = `subsystem all 1;\n${paths.map((path) => `#include <${path}>\n`).join('')}`;
  const originals = [...paths, ...basics]
    .filter((path) => existsSync(join(folder, path)))
    .map((path) => {
      return sourceFile(fileId(`/alone/${path}`), 'defs', readFileSync(join(folder, path), 'utf8'));
    });
  const own = factsOf(lowered(text, chosen));
  expect(own.size).toBeGreaterThan(50);
  expect(own).toEqual(factsOf(lowered(text, chosen, originals)));
}

const basics: readonly string[] = [
  'mach/std_types.defs',
  'mach/machine/machine_types.defs',
  'mach/machine/thread_state.h',
];

/** Everything that a type is, places aside, by name; imports in no order. */
function factsOf(all: readonly Interface[]): ReadonlyMap<string, unknown> {
  const facts = new Map<string, unknown>();
  for (const { types, imports, diagnostics } of all) {
    expect(diagnostics).toEqual([]);
    for (const type of types) facts.set(type.name?.text ?? '', withoutPlaces(type));
    facts.set('imports', [...new Set(imports.map(({ side, path }) => `${side} ${path}`))].sort());
  }
  return facts;
}

function withoutPlaces(value: unknown): unknown {
  const places = new Set(['declared', 'written', 'call']);
  const text = JSON.stringify(value, (key, part: unknown) => (places.has(key) ? undefined : part));
  return JSON.parse(text);
}

/** Reads a text as a file of no known tree. */
function lowered(
  text: string,
  chosen: Partial<Config>,
  others: readonly SourceFile[] = [],
): readonly Interface[] {
  const root = sourceFile(fileId('/alone/one.defs'), 'defs', text);
  const files = new Map([root, ...others].map((file) => [file.id, file]));
  const project = detectProject([root.id], { ...defaultConfig, ...chosen }, [fileId('/alone')]);
  return preprocessRoot(root, files, project).map(({ unit, dialect, architecture, flags }) =>
    lowerInterface(unit, { dialect, architecture, flags, isRoot: true }),
  );
}

function expected({ routines }: Entry): readonly string[] {
  return routines.map(({ name, msgid, user_c_prototype, server_c_prototype }) =>
    line(name, msgid, user_c_prototype ?? '', server_c_prototype ?? ''),
  );
}

function line(name: string, id: number, user: string, server: string): string {
  return `${id} ${name}: ${plain(user)}; ${plain(server)}`;
}

function plain(prototype: string): string {
  return prototype.replaceAll(/\s+/g, ' ').trim();
}
