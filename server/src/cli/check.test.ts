import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, git, machlint, runProgram, type Answer } from '../test/command-line.ts';

/** One error (two routines of one name) and, in the preset `strict`, one fact with a safe fix (blanks at the end of a line). */
const door = `subsystem door 4000;
type int = MACH_MSG_TYPE_INTEGER_32;
type door_t = MACH_MSG_TYPE_COPY_SEND;
routine door_open(door : door_t; width : int);  
routine door_open(door : door_t; force : int);
`;

const sound = door
  .replace('door_open(door : door_t; force', 'door_shut(door : door_t; force')
  .replace('  \n', '\n');

const doorFolder = (): string => folderOf({ 'door.defs': door });

it('prints a line a finding in a pipe, and ends 1 for an error', async () => {
  expect(await machlint('check', { cwd: doorFolder() })).toMatchInlineSnapshot(`
    {
      "code": 1,
      "stderr": "",
      "stdout": "door.defs:5:9: error: there is a routine \`door_open\` already, with message id 4000: expected a name of its own [ids/duplicate-routine]
    ",
    }
  `);
});

it('shows the source on a terminal', async () => {
  const { stdout } = await machlint('check', {
    cwd: doorFolder(),
    isTerminal: true,
    env: { NO_COLOR: '1' },
  });
  expect(stdout).toMatchInlineSnapshot(`
    "error: there is a routine \`door_open\` already, with message id 4000: expected a name of its own [ids/duplicate-routine]
     --> door.defs:5:9
    5 | routine door_open(door : door_t; force : int);
      |         ^^^^^^^^^
      = door.defs:4:9: the first one

    1 error in 1 file
    "
  `);
});

it('annotates in a GitHub action', async () => {
  const env = { GITHUB_ACTIONS: 'true' };
  const { stdout } = await machlint('check', { cwd: doorFolder(), isTerminal: true, env });
  expect(stdout).toMatch(/^::error /);
});

it('says nothing and ends 0 where nothing is wrong', async () => {
  const cwd = folderOf({ 'door.defs': sound });
  expect(await machlint('check', { cwd })).toEqual({ stdout: '', stderr: '', code: 0 });
});

describe('the exit status', () => {
  it.each([
    ['check', 1],
    ['check --fail-on never', 0],
    ['check --ignore ids', 0],
    ['check --ignore ids --preset strict', 0],
    ['check --ignore ids --preset strict --fail-on warning', 0],
    ['check --ignore ids --preset strict --fail-on info', 1],
    ['check --ignore ids --preset strict --max-warnings 0', 0],
    ['check --select ids,style', 1],
    ['check --select ids --select style --ignore ids/duplicate-routine', 0],
    ['check nowhere', 2],
    ['check --fail-on sometimes', 2],
    ['check --max-warnings many', 2],
    ['check --select nonsense', 2],
    ['check --format nonsense', 2],
    ['check --config nowhere.jsonc', 2],
    ['check --baseline nowhere.json', 2],
    ['check --since HEAD', 2],
    ['check - door.defs', 2],
    ['check --stdin-filename door.defs', 2],
  ])('of `%s` is %d', async (words, status) => {
    const { code, stderr } = await machlint(words, { cwd: doorFolder() });
    expect(code).toBe(status);
    expect(stderr).toMatch(status === 2 ? /^machlint: .+\n$/ : /^$/);
  });
});

it('counts warnings against --max-warnings', async () => {
  const cwd = folderOf({
    'door.defs': sound,
    'machlint.jsonc': '{ "rules": { "style/trailing-white-space": "warning" } }',
    'blank.defs': 'subsystem blank 5000;  \n',
  });
  expect((await machlint('check --max-warnings 1', { cwd })).code).toBe(0);
  expect((await machlint('check --max-warnings 0', { cwd })).code).toBe(1);
});

describe('formats', () => {
  it('go to files, and standard output keeps its own', async () => {
    const cwd = doorFolder();
    const { stdout, code } = await machlint('check --format json=out.json,sarif=out.sarif', {
      cwd,
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^door\.defs:5:9: error: /);
    const json: unknown = JSON.parse(readFileSync(join(cwd, 'out.json'), 'utf8'));
    expect(json).toMatchObject({ version: 1, summary: { files: 1, errors: 1 } });
    const sarif: unknown = JSON.parse(readFileSync(join(cwd, 'out.sarif'), 'utf8'));
    expect(sarif).toMatchObject({ version: '2.1.0' });
  });

  it('do not mix on standard output', async () => {
    expect(await machlint('check --format json,concise', { cwd: doorFolder() }))
      .toMatchInlineSnapshot(`
      {
        "code": 2,
        "stderr": "machlint: \`json\` and \`concise\` would mix on standard output: expected one, the others as \`--format FORMAT=FILE\`
      ",
        "stdout": "",
      }
    `);
  });

  it('give the same bytes whatever the order of the paths', async () => {
    const cwd = folderOf({ 'a.defs': door, 'b.defs': door });
    const one = await machlint('check --format json a.defs b.defs', { cwd });
    const other = await machlint('check --format json b.defs a.defs', { cwd });
    expect(one).toEqual(other);
  });
});

it('tells of chosen files alone, and judges them among their neighbours', async () => {
  const cwd = folderOf({ 'a/door.defs': door, 'b/door.defs': door });
  const { stdout } = await machlint('check a', { cwd });
  expect(stdout).toMatch(/^a\/door\.defs:5:9: .*\n$/);
});

describe('fixes', () => {
  it('are written, and fixing twice changes nothing', async () => {
    const cwd = doorFolder();
    chmodSync(join(cwd, 'door.defs'), 0o640);
    const first = await machlint('check --preset strict --select style --fix', { cwd });
    expect(first).toEqual({ stdout: '', stderr: 'machlint: fixed 1 finding\n', code: 0 });
    expect(readFileSync(join(cwd, 'door.defs'), 'utf8')).toBe(door.replace('  \n', '\n'));
    expect(statSync(join(cwd, 'door.defs')).mode & 0o777).toBe(0o640);
    const second = await machlint('check --preset strict --select style --fix', { cwd });
    expect(second).toEqual({ stdout: '', stderr: '', code: 0 });
  });

  it('are shown by --fix-dry-run and not written', async () => {
    const cwd = doorFolder();
    const { stdout } = await machlint('check --select style --fix-dry-run', { cwd });
    expect(stdout).toMatchInlineSnapshot(`
      "--- a/door.defs
      +++ b/door.defs
      @@ -1,5 +1,5 @@
       subsystem door 4000;
       type int = MACH_MSG_TYPE_INTEGER_32;
       type door_t = MACH_MSG_TYPE_COPY_SEND;
      -routine door_open(door : door_t; width : int);  
      +routine door_open(door : door_t; width : int);
       routine door_open(door : door_t; force : int);
      "
    `);
    expect(readFileSync(join(cwd, 'door.defs'), 'utf8')).toBe(door);
  });

  it('keep the encoding of a file', async () => {
    const text = `\ufeff/* d\u00f6r */\n${door}`;
    const cwd = folderOf({
      'utf16.defs': new Uint8Array(Buffer.from(text, 'utf16le')),
      'latin1.defs': new Uint8Array(Buffer.from(text.slice(1), 'latin1')),
      'marked.defs': new Uint8Array(Buffer.from(text)),
    });
    await machlint('check --select style --fix', { cwd });
    const fixed = text.replace('  \n', '\n');
    expect(readFileSync(join(cwd, 'utf16.defs'))).toEqual(Buffer.from(fixed, 'utf16le'));
    expect(readFileSync(join(cwd, 'latin1.defs'))).toEqual(Buffer.from(fixed.slice(1), 'latin1'));
    expect(readFileSync(join(cwd, 'marked.defs'))).toEqual(Buffer.from(fixed));
  });
});

describe('standard input', () => {
  it('is checked under its name', async () => {
    const { stdout, code } = await machlint('check - --stdin-filename doors/door.defs', {
      cwd: doorFolder(),
      stdin: door,
    });
    expect(stdout).toMatch(/^doors\/door\.defs:5:9: error: /);
    expect(code).toBe(1);
  });

  it('stands for the file of that name', async () => {
    const answer = await machlint('check - --stdin-filename door.defs', {
      cwd: doorFolder(),
      stdin: sound,
    });
    expect(answer).toEqual({ stdout: '', stderr: '', code: 0 });
  });

  it('comes out fixed on standard output, and the report beside it', async () => {
    const { stdout, stderr } = await machlint('check - --select style,ids --fix', {
      cwd: folderOf({}),
      stdin: door,
    });
    expect(stdout).toBe(door.replace('  \n', '\n'));
    expect(stderr).toMatchInlineSnapshot(`
      "machlint: fixed 1 finding
      stdin.defs:5:9: error: there is a routine \`door_open\` already, with message id 4000: expected a name of its own [ids/duplicate-routine]
      "
    `);
  });
});

it('leaves out what the baseline lists, wherever its lines have moved', async () => {
  const cwd = doorFolder();
  const written = await machlint('check --write-baseline', { cwd });
  expect(written).toEqual({
    stdout: '',
    stderr:
      'machlint: wrote 1 finding to machlint-baseline.json; `--baseline machlint-baseline.json` leaves out what it lists\n',
    code: 0,
  });
  writeFileSync(join(cwd, 'door.defs'), `/* moved */\n\n${door}routine f(door : gone);\n`);
  const { stdout, code } = await machlint('check --baseline machlint-baseline.json', { cwd });
  expect(stdout).toMatchInlineSnapshot(`
    "door.defs:8:18: error: no type \`gone\` is declared up to here, expected the name of a declared type [mig/arg-type-undefined]
    "
  `);
  expect(code).toBe(1);
});

describe('since a commit', () => {
  const repository = (files: Readonly<Record<string, string>>): string => {
    const cwd = folderOf(files);
    git(cwd, 'init', '-q');
    git(cwd, 'add', '.');
    git(cwd, 'commit', '-qm', 'first');
    return cwd;
  };

  it('only what the change adds is told', async () => {
    const cwd = repository({ 'door.defs': door });
    expect(await machlint('check --since HEAD', { cwd })).toEqual({
      stdout: '',
      stderr: '',
      code: 0,
    });
    writeFileSync(join(cwd, 'door.defs'), `\n${door}routine f(door : gone);\n`);
    const { stdout, code } = await machlint('check --since HEAD', { cwd });
    expect(stdout).toMatch(/^door\.defs:7:18: error: no type `gone` .*\n$/);
    expect(code).toBe(1);
  });

  it('included headers are those of the commit', async () => {
    const cwd = repository({
      'width.h': '#define WIDTH int\n',
      'door.defs': `#include "width.h"\n${sound.replaceAll(': int', ': WIDTH')}`,
    });
    expect((await machlint('check --since HEAD', { cwd })).code).toBe(0);
    writeFileSync(join(cwd, 'width.h'), '#define WIDTH broad\n');
    const { stdout, code } = await machlint('check --since HEAD', { cwd });
    expect(stdout).toMatch(/no type `broad` is declared/);
    expect(code).toBe(1);
  });

  it('a commit that is not there is an error of the command', async () => {
    const cwd = repository({ 'door.defs': door });
    expect(await machlint('check --since nowhere', { cwd })).toMatchInlineSnapshot(`
      {
        "code": 2,
        "stderr": "machlint: \`--since nowhere\`: git knows no commit by that name
      ",
        "stdout": "",
      }
    `);
  });
});

describe('the configuration', () => {
  it('is found upward from the file', async () => {
    const cwd = folderOf({
      'machlint.jsonc': '{ "ignore": ["ids"] }',
      'deep/down/door.defs': door,
    });
    expect((await machlint('check deep/down/door.defs', { cwd })).code).toBe(0);
  });

  it('of a folder below holds there', async () => {
    const cwd = folderOf({
      'machlint.jsonc': '{ "ignore": ["ids"] }',
      'door.defs': door,
      'below/machlint.jsonc': '{ "rules": { "ids/duplicate-routine": "warning" } }',
      'below/door.defs': door,
    });
    const { stdout } = await machlint('check', { cwd });
    expect(stdout).toMatch(/^below\/door\.defs:5:9: warning: .*\n$/);
  });

  it('leaves files out', async () => {
    const cwd = folderOf({ 'machlint.jsonc': '{ "exclude": ["old"] }', 'old/door.defs': door });
    expect(await machlint('check', { cwd })).toEqual({ stdout: '', stderr: '', code: 0 });
  });

  it('that cannot be followed is told at its place and ends 2', async () => {
    const cwd = folderOf({ 'machlint.jsonc': '{ "rule": {} }', 'door.defs': sound });
    expect(await machlint('check', { cwd })).toMatchInlineSnapshot(`
      {
        "code": 2,
        "stderr": "machlint: machlint.jsonc:1:3: \`rule\` is no setting, the nearest name is \`rules\`
      ",
        "stdout": "machlint.jsonc:1:3: error: \`rule\` is no setting, the nearest name is \`rules\` [machlint/config]
      ",
      }
    `);
  });
});

it('leaves out what .gitignore names', async () => {
  const cwd = folderOf({
    '.gitignore': 'build/\n*.old.defs\n!keep.old.defs\n',
    'build/door.defs': door,
    'door.old.defs': door,
    'keep.old.defs': door,
    'deep/.gitignore': 'door.defs\n',
    'deep/door.defs': door,
  });
  const { stdout } = await machlint('check', { cwd });
  expect(stdout).toMatch(/^keep\.old\.defs:5:9: .*\n$/);
});

describe('as a process', () => {
  const check = (args: readonly string[], env: Readonly<Record<string, string>>): Answer =>
    runProgram(['check', ...args], { cwd: doorFolder(), env });

  it('keeps its answers in the cache folder, and nowhere else', () => {
    const cwd = doorFolder();
    const env = { XDG_CACHE_HOME: join(folderOf({}), 'cache') };
    const cold = runProgram(['check'], { cwd, env });
    const warm = runProgram(['check'], { cwd, env });
    expect(warm).toEqual(cold);
    expect(cold.code).toBe(1);
    expect(statSync(join(env.XDG_CACHE_HOME, 'machlint')).isDirectory()).toBe(true);
    writeFileSync(join(cwd, 'door.defs'), sound);
    expect(runProgram(['check'], { cwd, env }).code).toBe(0);
  });

  it('has colours where they are forced, and none where they are not wanted', () => {
    const colored = (args: readonly string[], env: Readonly<Record<string, string>>): boolean =>
      check(['--no-cache', '--format', 'pretty', ...args], env).stdout.includes('\u001b[');
    expect(colored([], { FORCE_COLOR: '1', NO_COLOR: '' })).toBe(true);
    expect(colored([], { FORCE_COLOR: '', NO_COLOR: '' })).toBe(false);
    expect(colored([], { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
    expect(colored(['--no-color'], { FORCE_COLOR: '1', NO_COLOR: '' })).toBe(false);
  });

  it('ends quietly where its reader goes away', () => {
    const cwd = folderOf({
      'many.defs': `${door}${'routine door_open(x : door_t);\n'.repeat(20_000)}`,
    });
    const program = join(import.meta.dirname, '../../bin/machlint.js');
    const script = `"${process.execPath}" "${program}" check --no-cache | head -n 1`;
    const output = execFileSync('sh', ['-c', script], { cwd, encoding: 'utf8', stdio: 'pipe' });
    expect(output).toMatch(/^many\.defs:5:9: error: .*\n$/);
  });
});
