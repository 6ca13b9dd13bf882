import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { fileId } from '../text/span.ts';
import { Folder } from './folder.ts';
import { readSettings } from './settings.ts';

const path = realpathSync(mkdtempSync(join(tmpdir(), 'machlint-folder-')));
const configuration = join(path, 'machlint.jsonc');

afterEach(() => rmSync(configuration, { force: true }));

function loaded(): Folder {
  const folder = new Folder(fileId(path));
  folder.load([]);
  return folder;
}

it('is judged by its machlint.jsonc, as on the command line', () => {
  writeFileSync(configuration, '{ "preset": "strict" } // as everywhere');
  expect(loaded().snapshot.config.preset).toBe('strict');
});

it('lets the editor’s settings have the last word', () => {
  writeFileSync(configuration, '{ "preset": "strict", "dialect": "gnu" }');
  const folder = loaded();
  folder.configure(readSettings({ preset: 'all' }));
  expect(folder.snapshot.config).toMatchObject({ preset: 'all', dialect: 'gnu' });
});

it('follows a change of the file', () => {
  const folder = loaded();
  writeFileSync(configuration, '{ "preset": "security" }');
  folder.refresh([fileId(configuration)]);
  expect(folder.snapshot.config.preset).toBe('security');
});

it('reads nothing outside the folder that a configuration extends', () => {
  writeFileSync(join(path, '..', 'machlint-outside.jsonc'), '{ "preset": "all" }');
  writeFileSync(configuration, '{ "extends": ["../machlint-outside.jsonc"] }');
  expect(loaded().snapshot.config.preset).toBe('recommended');
  rmSync(join(path, '..', 'machlint-outside.jsonc'));
});

describe('told of a change of a file', () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'machlint-refresh-')));
  const files: Readonly<Record<string, string>> = {
    'machlint.jsonc': '{ "exclude": ["built"] }',
    '.gitignore': '*.gen.defs\n/scratch/\n',
    'a.defs': '#include "limits.h"\n#include "built/types.defs"\nsubsystem a LIMIT;\nskip;\n',
    'limits.h': '#define LIMIT 500\n',
    'built/types.defs': 'type number = int;\n',
    'built/other.defs': 'subsystem other 900;\nskip;\n',
    'scratch/b.defs': 'subsystem b 700;\nskip;\n',
    'b.gen.defs': 'subsystem b 700;\nskip;\n',
    'node_modules/c.defs': 'subsystem c 800;\nskip;\n',
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(root, name, '..'), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  const all = Object.keys(files).map((name) => fileId(join(root, name)));
  const names = (folder: Folder): readonly string[] =>
    [...folder.snapshot.files.keys()].map((file) => file.slice(root.length + 1)).sort();
  const expected = ['a.defs', 'built/types.defs', 'limits.h'];
  afterAll(() => rmSync(root, { recursive: true }));

  it('leaves out what reading the folder leaves out, and keeps what is included', () => {
    const folder = new Folder(fileId(root));
    folder.load([]);
    expect(names(folder)).toEqual(expected);
    folder.refresh(all);
    expect(names(folder)).toEqual(expected);
  });

  it('follows a change of an included header, and an include that is new', () => {
    const folder = new Folder(fileId(root));
    folder.load([]);
    writeFileSync(join(root, 'limits.h'), '#define LIMIT 600\n');
    folder.refresh([fileId(join(root, 'limits.h'))]);
    expect(folder.snapshot.units.map((unit) => unit.interface.subsystem?.base)).toEqual([600]);
    writeFileSync(join(root, 'more.h'), '#define MORE 1\n');
    writeFileSync(join(root, 'a.defs'), `#include "more.h"\n${files['a.defs']}`);
    folder.refresh([fileId(join(root, 'a.defs'))]);
    expect(names(folder)).toEqual([...expected, 'more.h'].sort());
  });
});
