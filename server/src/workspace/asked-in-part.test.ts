import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadWorkspace } from '../host/load-workspace.ts';
import { xnuTree } from '../test/shared.ts';
import { sourceFile } from '../text/source-file.ts';
import { fileId, type FileId } from '../text/span.ts';
import { defaultConfig } from './config.ts';
import { routinesWithSymbol } from './file-routines.ts';
import { occurrencesAt } from './interface-occurrences.ts';
import type { Occurrence } from './occurrence.ts';
import type { Snapshot } from './snapshot.ts';
import { workspacePath } from './symbol-id.ts';
import { openWorkspace } from './workspace.ts';

// What an editor asks of one place, one routine or one file is answered without lowering the rest: it must be what the
// whole says there. Each question goes to a snapshot that nobody has asked before.

const root = fileId('/w');
const fixtures = new URL('../../../fixtures/', import.meta.url);

function workspaceOf(folder: string): () => Snapshot {
  const names = readdirSync(new URL(folder, fixtures)).filter((name) => name.endsWith('.defs'));
  return () => {
    const changes = names.map((name) => {
      const text = readFileSync(new URL(folder + name, fixtures), 'latin1');
      return { kind: 'set', file: sourceFile(fileId(`${root}/${name}`), 'defs', text) } as const;
    });
    return openWorkspace(defaultConfig, [root]).apply(changes);
  };
}

const tree = xnuTree();

const xnu = (): Snapshot => {
  const roots = [fileId(tree ?? '/')];
  const read = { config: defaultConfig, roots, named: [], isExcluded: () => false };
  return loadWorkspace(read).workspace.current;
};

const interfacesOf = ({ files }: Snapshot): readonly FileId[] =>
  [...files.values()].filter(({ kind }) => kind === 'defs').map(({ id }) => id);

function touching(occurrences: readonly Occurrence[], offset: number): readonly Occurrence[] {
  return occurrences.filter(({ span }) => span.start <= offset && span.end >= offset);
}

/** At both ends of every token, of a long file at some of them. */
function expectSamePlaces(whole: Snapshot, part: Snapshot, file: FileId): void {
  const pathOf = (id: FileId): string => workspacePath(whole.project.roots, id);
  const tokens = whole.syntax(file)?.tokens ?? [];
  const step = Math.ceil(tokens.length / 60);
  for (let i = 0; i < tokens.length; i += step) {
    const { start = 0, end = 0 } = tokens[i] ?? {};
    for (const offset of [start, end]) {
      const found = occurrencesAt(file, offset, part.unitsOf(file), pathOf);
      const expected = touching(whole.symbols.inFile(file), offset);
      expect(touching(found, offset), `${file} at ${offset}`).toEqual(expected);
    }
  }
}

function expectSameRoutines(whole: Snapshot, part: Snapshot, file: FileId): void {
  const pathOf = (id: FileId): string => workspacePath(whole.project.roots, id);
  for (const { symbol } of whole.symbols.routinesIn(file)) {
    const all = whole.symbols.routinesIn(file).filter((routine) => routine.symbol === symbol);
    const found = routinesWithSymbol(symbol, file, part.unitsOf(file), pathOf);
    const told = (routines: typeof found): unknown =>
      routines.map(({ name, declared, shapes }) => ({
        ...{ name, declared },
        shapes: shapes.map(({ targets, root: of, slot }) => [targets, of, slot.userPrototype]),
      }));
    expect(told(found)).toEqual(told(all));
  }
}

function expectSameDiagnostics(whole: Snapshot, part: Snapshot): void {
  for (const [i, { unit, interface: made }] of whole.units.entries()) {
    for (const { id } of unit.files) {
      const found = part.units[i]?.diagnosticsIn(id);
      const expected = made.diagnostics.filter(({ span }) => span.file === id);
      expect(found, `${unit.root} in ${id}`).toEqual(expected);
    }
  }
}

const trees: readonly (readonly [string, () => Snapshot])[] = [
  ['demo/mach/', workspaceOf('demo/mach/')],
  ['conformance/', workspaceOf('conformance/')],
  ...(tree === undefined ? [] : [['XNU', xnu] as const]),
];

describe.each(trees)('in %s', (_name, open) => {
  it('finds at a place what the whole file has there', { timeout: 120_000 }, () => {
    const [whole, part] = [open(), open()];
    for (const file of interfacesOf(whole)) expectSamePlaces(whole, part, file);
  });

  it('finds a routine by its symbol as the whole file has it', { timeout: 120_000 }, () => {
    const [whole, part] = [open(), open()];
    for (const file of interfacesOf(whole)) expectSameRoutines(whole, part, file);
  });

  it('says of a file what the whole unit says there', { timeout: 120_000 }, () => {
    expectSameDiagnostics(open(), open());
  });
});

it('finds what a macro of another file puts into a statement', () => {
  const file = (name: string, text: string) => {
    return { kind: 'set', file: sourceFile(fileId(`${root}/${name}`), 'defs', text) } as const;
  };
  const open = (): Snapshot =>
    openWorkspace(defaultConfig, [root]).apply([
      file('types.defs', 'type lamp_t = int;\n#define LAMP lamp : nowhere_t\n#define SIDE(x) in x'),
      file(
        'door.defs',
        '#include "types.defs"\nsubsystem door 100;\nroutine knock(p : mach_port_t; LAMP; SIDE(a : lamp_t));',
      ),
    ]);
  const whole = open();
  for (const id of interfacesOf(whole)) {
    expectSamePlaces(whole, open(), id);
    expectSameRoutines(whole, open(), id);
  }
  expectSameDiagnostics(whole, open());
  const door = whole.units.find(({ root: of }) => of.endsWith('door.defs'));
  expect(door?.interface.diagnostics.length).toBeGreaterThan(0);
});
