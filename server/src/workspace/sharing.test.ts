import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadWorkspace } from '../host/load-workspace.ts';
import type { Interface } from '../model/interface.ts';
import { lowerInterface } from '../model/lower-interface.ts';
import { plainInterface } from '../test/plain-interface.ts';
import { xnuTree } from '../test/shared.ts';
import { sourceFile } from '../text/source-file.ts';
import { fileId, type FileId } from '../text/span.ts';
import { defaultConfig } from './config.ts';
import type { Snapshot } from './snapshot.ts';
import { preprocessRoot } from './targets-of-root.ts';
import { openWorkspace } from './workspace.ts';

const root = fileId('/w');
const fixtures = new URL('../../../fixtures/', import.meta.url);

function workspaceOf(folder: string): Snapshot {
  const names = readdirSync(new URL(folder, fixtures)).filter((name) => name.endsWith('.defs'));
  const changes = names.map((name) => {
    const text = readFileSync(new URL(folder + name, fixtures), 'latin1');
    return { kind: 'set', file: sourceFile(fileId(`${root}/${name}`), 'defs', text) } as const;
  });
  return openWorkspace(defaultConfig, [root]).apply(changes);
}

/** The interfaces of a root from the same tokens as nobody has read them before: copies are shared with nothing. */
function alone({ files, project }: Snapshot, root: FileId): readonly Interface[] {
  const source = files.get(root);
  const read = source === undefined ? [] : preprocessRoot(source, files, project);
  return read.map(({ unit, dialect, architecture, flags }) => {
    const runs = [{ tokens: unit.tokens.map((token) => ({ ...token })) }];
    return lowerInterface({ ...unit, runs }, { dialect, architecture, flags, isRoot: true });
  });
}

function expectSameAsAlone(snapshot: Snapshot): void {
  for (const root of snapshot.roots) {
    const units = snapshot.units.filter((unit) => unit.root === root);
    const own = units.map((unit) => plainInterface(unit.interface));
    const others = alone(snapshot, root).map(plainInterface);
    if (JSON.stringify(own) !== JSON.stringify(others)) expect(own, root).toEqual(others);
  }
}

it.each(['demo/mach/', 'conformance/'])('reads %s alike with and without sharing', (folder) => {
  const snapshot = workspaceOf(folder);
  expect(snapshot.units.length).toBeGreaterThan(0);
  expectSameAsAlone(snapshot);
});

it('reads an included file once for all of its roots', () => {
  const { units } = workspaceOf('demo/mach/');
  const statements = units.flatMap((unit) => unit.interface.mentions);
  expect(new Set(statements).size).toBeLessThan(statements.length);
});

it('reads what an edit leaves alone as it was, with what the edit changes in it', () => {
  const file = (name: string, text: string) => {
    return { kind: 'set', file: sourceFile(fileId(`${root}/${name}`), 'defs', text) } as const;
  };
  const workspace = openWorkspace(defaultConfig, [root]);
  workspace.apply([
    file(
      'door.defs',
      '#include "types.defs"\nsubsystem door 100;\nroutine knock(p : mach_port_t; in d : door_t);',
    ),
  ]);
  for (const size of [8, 16, 8]) {
    const text = `type char = MACH_MSG_TYPE_CHAR; type door_t = array[${size}] of char;`;
    const snapshot = workspace.apply([file('types.defs', text)]);
    expectSameAsAlone(snapshot);
    const [slot] = snapshot.units[0]?.interface.slots ?? [];
    expect(slot?.kind === 'routine' && slot.arguments[1]?.type.number).toBe(size);
  }
});

const tree = xnuTree();

describe.skipIf(tree === undefined)('in XNU', () => {
  it('reads every interface alike with and without sharing', () => {
    const { workspace } = loadWorkspace({
      config: defaultConfig,
      roots: [fileId(tree ?? '/')],
      named: [],
      isExcluded: () => false,
    });
    expectSameAsAlone(workspace.current);
  }, 60_000);
});
