import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { prepareRename } from '../features/rename.ts';
import { toFileId } from '../host/path.ts';
import { readSource } from '../host/load-workspace.ts';
import { lint, lintFile } from '../rules/engine.ts';
import { needsWhole } from '../rules/needs-whole.ts';
import { rules } from '../rules/index.ts';
import { endClients, startClient, uriOf } from '../test/client.ts';
import { folderOf } from '../test/command-line.ts';
import { xnuTree } from '../test/shared.ts';
import { sourceFile } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';
import { Folder } from './folder.ts';
import { fileLimit } from './large-tree.ts';

afterEach(endClients);

const door = `subsystem door 500;
#include <mach/mach_types.defs>
routine door_open(
		door	: mach_port_t;
	out	state	: state_t);
`;
const types = `#include <mach/std_types.defs>
type state_t = struct[3] of int;
`;
const page = (name: string, about: string): string =>
  `<h2>${name}</h2>\n<hr>\n<p>\n<strong>Function</strong> - ${about}\n<h3>SYNOPSIS</h3>\n<pre>\n<strong>kern_return_t   ${name}</strong>\n (<strong>mach_port_t</strong> <var>door</var>);\n</pre>\n`;

/** A tree of which every folder that may hold but few files reads a part. */
const tree: Readonly<Record<string, string>> = {
  'osfmk/mach/door.defs': door,
  'osfmk/mach/mach_types.defs': types,
  'osfmk/mach/window.defs': 'subsystem window 600;\n',
  'osfmk/man/door_open.html': page('door_open', 'Opens a door, see <a href="gone.html">gone</a>.'),
  'osfmk/man/window_open.html': page('window_open', 'Opens a window.'),
};

function open(path: string, name: string, limit = 2): { folder: Folder; file: FileId } {
  const folder = new Folder(toFileId('/', path), limit);
  folder.load([]);
  const read = readSource(toFileId(path, name), false);
  if (read.kind === 'file') folder.set(read.file);
  return { folder, file: toFileId(path, name) };
}

function namesIn(path: string, { snapshot }: Folder): readonly string[] {
  return [...snapshot.files.keys()].map((file) => file.slice(path.length + 1)).sort();
}

describe('of a folder with more files than are read', () => {
  it('reads an interface with what it includes and its pages', () => {
    const path = folderOf(tree);
    const { folder } = open(path, 'osfmk/mach/door.defs');
    expect(namesIn(path, folder)).toEqual([
      'osfmk/mach/door.defs',
      'osfmk/mach/mach_types.defs',
      'osfmk/man/door_open.html',
    ]);
    expect(folder.snapshot.project.layout).toBe('xnu');
  });

  it('reads a page with the interfaces of the names in it', () => {
    const path = folderOf(tree);
    const { folder } = open(path, 'osfmk/man/door_open.html');
    expect(namesIn(path, folder)).toEqual([
      'osfmk/mach/door.defs',
      'osfmk/mach/mach_types.defs',
      'osfmk/man/door_open.html',
    ]);
    expect(folder.snapshot.symbols.routinesNamed('door_open')).toHaveLength(1);
  });

  it('reads what an edit includes or names', () => {
    const path = folderOf({ ...tree, 'osfmk/mach/lock.defs': 'type lock_t = int;\n' });
    const { folder, file } = open(path, 'osfmk/mach/door.defs');
    folder.set(sourceFile(file, 'defs', `#include <mach/lock.defs>\n${door}`));
    expect(namesIn(path, folder)).toContain('osfmk/mach/lock.defs');
    folder.set(sourceFile(file, 'defs', `${door}routine window_open(window : mach_port_t);\n`));
    expect(namesIn(path, folder)).toContain('osfmk/man/window_open.html');
  });

  it('follows the disk for files that nobody opened', () => {
    const path = folderOf(tree);
    const { folder } = open(path, 'osfmk/man/door_open.html');
    const before = namesIn(path, folder);
    writeFileSync(
      join(path, 'osfmk/mach/late.defs'),
      'subsystem l 900;\nroutine late(p : mach_port_t);\n',
    );
    folder.refresh([toFileId(path, 'osfmk/mach/late.defs')]);
    expect(namesIn(path, folder)).toEqual(before);
    const text = page('late', 'Comes late.');
    folder.set(sourceFile(toFileId(path, 'osfmk/man/late.html'), 'man', text));
    expect(namesIn(path, folder)).toContain('osfmk/mach/late.defs');
  });

  it('claims nothing of what is not read', () => {
    const path = folderOf(tree);
    const { folder, file } = open(path, 'osfmk/man/door_open.html');
    const found = lintFile(folder.snapshot, file).diagnostics.map(({ rule }) => rule);
    expect(found.filter(needsWhole)).toEqual([]);
    const whole = open(path, 'osfmk/man/door_open.html', fileLimit);
    const all = lintFile(whole.folder.snapshot, file).diagnostics.map(({ rule }) => rule);
    expect(all.filter((rule) => !needsWhole(rule))).toEqual(found);
    expect(all.filter(needsWhole)).not.toEqual([]);
  });

  it('renames nothing: who else uses a name is not known', () => {
    const path = folderOf(tree);
    const { folder, file } = open(path, 'osfmk/mach/door.defs');
    expect(prepareRename(folder.snapshot, { file, offset: door.indexOf('door_open') + 1 })).toEqual(
      {
        kind: 'refused',
        reason: 'the folder has too many files to be read: who else uses the name is not known',
      },
    );
  });

  it('says so, once and in the status', async () => {
    const many = Object.fromEntries(
      Array.from({ length: fileLimit }, (_, i) => [
        `osfmk/man/p${i}.html`,
        page(`p${i}`, 'A page.'),
      ]),
    );
    const path = folderOf(tree);
    for (const [name, text] of Object.entries(many)) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), text);
    }
    const client = await startClient({ folders: [path] });
    const { message } = await client.untilTold<{ message: string }>('window/showMessage');
    expect(message).toContain(`has ${fileLimit + 5} interfaces and pages: only open files`);
    const status = await client.request<{ folders: { files: number; problems: object[] }[] }>(
      'machlint/status',
      {},
    );
    expect(status.folders[0]?.problems).toHaveLength(1);
    expect(status.folders[0]?.files).toBe(0);
    const uri = uriOf(join(path, 'osfmk/mach/door.defs'));
    await client.open(uri, door, 'mig');
    const position = { line: 2, character: 10 };
    const hover = await client.request('textDocument/hover', { textDocument: { uri }, position });
    expect(JSON.stringify(hover)).toContain('door_open');
    expect(client.told.filter(({ method }) => method === 'window/showMessage')).toHaveLength(1);
  });
});

it('knows rules by names that exist', () => {
  const names = rules.map(({ id }) => id).filter(needsWhole);
  expect(names.filter((name) => !name.startsWith('sync/'))).toHaveLength(13);
});

const xnu = xnuTree();

it.skipIf(xnu === undefined)(
  'says of files of XNU what `check` says, rules that compare apart',
  () => {
    const whole = new Folder(toFileId('/', xnu ?? ''));
    whole.load([]);
    const { diagnostics } = lint(whole.snapshot);
    const text = (list: typeof diagnostics): readonly string[] =>
      list
        .filter(({ rule }) => !needsWhole(rule))
        .map(({ rule, span, message, targets }) => `${rule} ${span.start} ${message} ${targets}`);
    const files = [...whole.snapshot.files.keys()].filter((_, i) => i % 4 === 0);
    const part = new Folder(toFileId('/', xnu ?? ''), 10);
    part.load([]);
    for (const file of files) {
      const source = whole.snapshot.files.get(file);
      if (source === undefined || source.kind === 'header') continue;
      part.set(source);
      const expected = text(diagnostics.filter(({ span }) => span.file === file));
      expect([file, ...text(lintFile(part.snapshot, file).diagnostics)]).toEqual([
        file,
        ...expected,
      ]);
    }
  },
);
