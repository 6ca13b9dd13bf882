import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { sourceFile } from '../text/source-file.ts';
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

describe('an include that is typed', () => {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), 'machlint-typed-')));
  const root = join(parent, 'tree');
  const text = '#include "built/types.h"\nsubsystem a LIMIT;\nroutine r(p : mach_port_t);\n';
  const files: Readonly<Record<string, string>> = {
    'outside.h': '#define LIMIT 600\n',
    'tree/machlint.jsonc': '{ "exclude": ["built"] }',
    'tree/a.defs': text.slice(text.indexOf('subsystem')),
    'tree/built/types.h': '#include "limits.h"\n',
    'tree/built/limits.h': '#define LIMIT 500\n',
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(parent, name, '..'), { recursive: true });
    writeFileSync(join(parent, name), text);
  }
  afterAll(() => rmSync(parent, { recursive: true }));
  const typed = (text: string) => sourceFile(fileId(join(root, 'a.defs')), 'defs', text);
  const bases = (folder: Folder): readonly unknown[] =>
    folder.snapshot.units.map((unit) => unit.interface.subsystem?.base);
  const open = (): Folder => {
    const folder = new Folder(fileId(root));
    folder.load([]);
    expect(folder.snapshot.files.size).toBe(1);
    return folder;
  };

  it('is read at once, with what the file includes, and let go of when it is gone', () => {
    const folder = open();
    folder.set(typed(text));
    expect(bases(folder)).toEqual([500]);
    const { files } = folder.snapshot;
    folder.set(typed(`${text}\n`));
    // No file is read again for a key beside it.
    expect([...folder.snapshot.files.values()].slice(1)).toEqual([...files.values()].slice(1));
    folder.set(typed(text.replace('types.h', 'type.h')));
    expect(folder.snapshot.files.size).toBe(1);
  });

  it('is let go of when the document is closed unsaved', () => {
    const folder = open();
    folder.set(typed(text));
    folder.refresh([fileId(join(root, 'a.defs'))]);
    expect(folder.snapshot.files.size).toBe(1);
  });

  it('is not read outside the folder', () => {
    const folder = open();
    folder.set(typed(text.replace('built/types.h', '../outside.h')));
    folder.set(typed(text.replace('built/types.h', `${parent}/outside.h`)));
    expect([...folder.snapshot.files.keys()]).toEqual([join(root, 'a.defs')]);
  });

  it('is read from a configured folder', () => {
    const folder = new Folder(fileId(root));
    folder.configure(readSettings({ includes: [parent] }));
    folder.load([]);
    folder.set(typed(text.replace('built/types.h', 'outside.h')));
    expect(bases(folder)).toEqual([600]);
  });

  it('leaves a file that an editor holds', () => {
    const folder = open();
    folder.set(typed(text));
    const held = fileId(join(root, 'built/limits.h'));
    folder.set(sourceFile(held, 'header', '#define LIMIT 700\n'));
    expect(bases(folder)).toEqual([700]);
    folder.set(typed(`#include "built/limits.h"\n${text}`));
    expect(bases(folder)).toEqual([700]);
  });
});
