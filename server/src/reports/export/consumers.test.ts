import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clockInterface } from '../../test/clock-interface.ts';
import { folderOf, machlint } from '../../test/command-line.ts';
import { systemPath } from '../../test/shared.ts';

const readtags = systemPath('/usr/bin/readtags');
const ctags = systemPath('/usr/bin/ctags-universal');
const vim = systemPath('/usr/bin/vim');
const python = systemPath('/usr/bin/python3');
const sphinx = systemPath('/usr/lib/python3/dist-packages/sphinx/ext/intersphinx.py');

describe('tags', () => {
  it.skipIf(readtags === undefined)(
    'answer readtags, by any name and with their fields',
    async () => {
      const folder = await exported('ctags', 'tags');
      const { stdout } = run(readtags, ['-e', '-n', '-t', 'tags', 'call_clock_read'], folder);
      expect(stdout).toBe(
        'call_clock_read\tclock.defs\t/^routine NAMED(read)(clock : port_s; out time : int);$/;"\tkind:routine\tline:6\tmsgid:1000\n',
      );
    },
  );

  it.skipIf(vim === undefined)('let Vim jump', async () => {
    const folder = await exported('ctags', 'tags');
    const script = 'redir! > where | silent echo expand("%:t") line(".") | redir END';
    run(
      vim,
      ['-u', 'NONE', '-es', '-N', '-c', 'tag clock_stop', '-c', script, '-c', 'qa!'],
      folder,
    );
    expect(readFileSync(join(folder, 'where'), 'utf8').trim()).toBe('clock.defs 8');
  });

  it.skipIf(ctags === undefined)('come from ctags itself with the optlib file', async () => {
    const folder = await exported('ctags-optlib', 'mig.ctags');
    const args = ['--options=./mig.ctags', '--fields=K', '-f', '-', 'clock.defs'];
    const { stdout } = run(ctags, args, folder);
    expect(stdout.split('\n').map((line) => line.replace(/\t.*\t/, ' '))).toEqual([
      'NAMED macro',
      'clock subsystem',
      'clock_stop routine',
      'int type',
      'port_s type',
      'read routine',
      '',
    ]);
  });
});

it.skipIf(sphinx === undefined)('gives Sphinx an inventory that it reads', async () => {
  const folder = await exported('objects-inv', 'objects.inv');
  const { stdout } = run(
    '/usr/bin/python3',
    ['-m', 'sphinx.ext.intersphinx', 'objects.inv'],
    folder,
  );
  expect(stdout).toContain('c:function');
  expect(stdout).toMatch(/call_clock_read\s+.*interfaces\/clock\/read\.html/);
  expect(stdout).toMatch(/KERN_SUCCESS\s+.*codes\/KERN_SUCCESS\.html/);
});

describe.skipIf(python === undefined)('scripts', () => {
  it.each(['ida', 'ghidra', 'lldb'])('are what Python parses: %s', async (format) => {
    const folder = await exported(format, 'script.py');
    const check =
      "import ast, sys; ast.parse(open('script.py').read()); sys.stdout.write('parsed')";
    expect(run(python, ['-c', check], folder).stdout).toBe('parsed');
    // Ghidra's Jython is Python 2: none of what only Python 3 reads.
    const text = readFileSync(join(folder, 'script.py'), 'utf8');
    expect(text).not.toMatch(/\bf["']|: *\w+ *= *None|->|\bnonlocal\b|print [^(]/);
    expect(text).toMatch(/^[\x00-\x7f]*$/);
  });

  it('tell lldb what a number means', async () => {
    const folder = await exported('lldb', 'script.py');
    writeFileSync(join(folder, 'lldb.py'), '');
    const ask =
      'import script; print(script.name_of(1000), script.name_of(1100), script.name_of(7))';
    expect(run(python, ['-c', ask], folder).stdout).toBe(
      "['clock_read'] ['clock_read_reply'] []\n",
    );
  });
});

it.skipIf(python === undefined)('gives a table that a reader of spreadsheets takes', async () => {
  const folder = await exported('csv', 'ids.csv');
  const read =
    "import csv; print([(row['id'], row['name'], row['userPrototype']) for row in csv.DictReader(open('ids.csv', newline=''))])";
  expect(run(python, ['-c', read], folder).stdout).toBe(
    "[('1000', 'clock_read', 'kern_return_t call_clock_read (mach_port_t clock, int *time)'), ('1002', 'clock_stop', 'kern_return_t call_clock_stop (mach_port_t clock)')]\n",
  );
});

/** A folder with an interface and what `machlint export` makes of it. */
async function exported(format: string, out: string): Promise<string> {
  const folder = folderOf({ 'clock.defs': clockInterface });
  const { code, stderr } = await machlint(`export . --format ${format} --out ${out}`, {
    cwd: folder,
  });
  expect([code, stderr]).toEqual([0, '']);
  return folder;
}

function run(
  program: string | undefined,
  args: readonly string[],
  cwd: string,
): { readonly stdout: string } {
  const { stdout, stderr, error } = spawnSync(program ?? '', args, {
    cwd,
    encoding: 'utf8',
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', HOME: cwd },
  });
  if (error !== undefined) throw error;
  return { stdout: stdout === '' ? stderr : stdout };
}
