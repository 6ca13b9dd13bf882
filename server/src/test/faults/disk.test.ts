import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { replaceFile } from '../../host/replace-file.ts';
import { folderOf, runProgram } from '../command-line.ts';

const program = fileURLToPath(new URL('../../../bin/machlint.js', import.meta.url));
const isRoot = process.getuid?.() === 0;
const faulty = 'subsystem thing 500; \nskip; \n';
const fixed = 'subsystem thing 500;\nskip;\n';
const fix = ['check', '--fix', '--preset', 'all', '--no-cache', '.'];

/** Commands that write, each with the file that it writes for this folder. */
const writing: readonly (readonly [readonly string[], string])[] = [
  [fix, 'a.defs'],
  [['contract', 'write', 'abi.contract', '.'], 'abi.contract'],
  [
    ['check', '--write-baseline', '--baseline', 'baseline.json', '--preset', 'all', '.'],
    'baseline.json',
  ],
  [['check', '--format', 'json=report.json', '--preset', 'all', '.'], 'report.json'],
  [['export', '.', '--format', 'ctags', '--out', 'tags'], 'tags'],
  [['docs', '.', '--out', '.', '--title', 'things'], 'index.html'],
];
const routines = Array.from(
  { length: 40 },
  (_, i) => `routine thing_read${i}(server : mach_port_t; out value : int); \n`,
);
const long = `#include <mach/std_types.defs>\nsubsystem thing 500; \n${routines.join('')}`;

describe.skipIf(process.platform === 'win32')('a disk that takes the beginning of a file', () => {
  it.each(writing)('leaves what was there under %j', (args, name) => {
    const folder = folderOf({ 'a.defs': long });
    if (name !== 'a.defs') writeFileSync(join(folder, name), 'old');
    const before = readFileSync(join(folder, name), 'utf8');
    // No file may grow past 512 bytes: the system takes so many, and refuses the rest.
    const command = `ulimit -f 1; exec "$0" "$@"`;
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', command, process.execPath, program, ...args],
      { cwd: folder, encoding: 'utf8', env: { ...process.env, XDG_CACHE_HOME: join(folder, 'c') } },
    );
    expect({ status, stderr }).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(
        'cannot be written: it would be larger than files may be',
      ) as string,
    });
    expect(readFileSync(join(folder, name), 'utf8')).toBe(before);
    expect(readdirSync(folder).filter((other) => other.endsWith('.tmp'))).toEqual([]);
  });

  it('keeps the cache from being stored, and nothing else', () => {
    const folder = folderOf({ 'a.defs': long });
    const cache = folderOf({});
    const args = ['check', '--preset', 'all', '--cache', '.'];
    const command = `ulimit -f 1; exec "$0" "$@"`;
    const run = spawnSync('sh', ['-c', command, process.execPath, program, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, XDG_CACHE_HOME: cache },
    });
    const { stdout, code } = runProgram(args, { cwd: folder });
    expect(run).toMatchObject({ stdout, status: code });
    expect(readdirSync(join(cache, 'machlint'))).toEqual([]);
  });
});

describe('a full disk', () => {
  // Where there is no right to mount one, the limit on a file's size above stands for it.
  const mounted = isRoot ? mountSmall() : undefined;

  it.skipIf(mounted === undefined)('leaves every file as it was, and says why', () => {
    const folder = mounted ?? '';
    try {
      writeFileSync(join(folder, 'a.defs'), faulty);
      writeFileSync(join(folder, 'abi.contract'), 'old');
      expect(() => writeFileSync(join(folder, 'rest'), Buffer.alloc(1_000_000))).toThrow('ENOSPC');
      for (const args of [fix, ['contract', 'write', 'abi.contract', '.']]) {
        const { code, stderr } = runProgram(args, { cwd: folder });
        expect({ code, stderr }).toMatchObject({
          code: 2,
          stderr: expect.stringContaining('cannot be written: no space is left') as string,
        });
      }
      expect(readFileSync(join(folder, 'a.defs'), 'utf8')).toBe(faulty);
      expect(readFileSync(join(folder, 'abi.contract'), 'utf8')).toBe('old');
      expect(readdirSync(folder).sort()).toEqual(['a.defs', 'abi.contract', 'rest']);
    } finally {
      execFileSync('umount', [folder]);
    }
  });

  it.skipIf(!existsSync('/dev/full'))('under the output ends the run with 2 and one line', () => {
    const folder = folderOf({ 'a.defs': faulty });
    const command = `exec "$0" "$1" check --preset all . > /dev/full`;
    const { status, stderr } = spawnSync('sh', ['-c', command, process.execPath, program], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stderr).toBe('machlint: the output cannot be written: no space is left\n');
    expect(status).toBe(2);
  });
});

describe('a folder that may not be written', () => {
  it.each(writing)('leaves what was there under %j', (args, name) => {
    const folder = folderOf({ 'a.defs': faulty });
    writeFileSync(join(folder, name), name === 'a.defs' ? faulty : 'old');
    const before = readdirSync(folder);
    for (const each of before) chmodSync(join(folder, each), 0o666);
    chmodSync(folder, 0o555);
    const { code, stderr } = runProgram(args, {
      cwd: folder,
      env: { XDG_CACHE_HOME: '/nowhere' },
      isNobody: true,
    });
    chmodSync(folder, 0o755);
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('cannot be written: no permission') as string,
    });
    expect(readdirSync(folder)).toEqual(before);
    expect(readFileSync(join(folder, name), 'utf8')).toBe(name === 'a.defs' ? faulty : 'old');
  });
});

/** Runs a command in a shell for which a folder is read-only. */
function runReadOnly(folder: string, command: string, args: readonly string[]) {
  const script = `mount --bind "$PWD" "$PWD" && mount -o remount,bind,ro "$PWD" && cd "$PWD" && ${command}`;
  return spawnSync('unshare', ['--map-root-user', '--mount', 'sh', '-c', script, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') },
  });
}

/** Where no mount is allowed, the folder that may not be written above stands for one that is read-only. */
const canMount =
  process.platform === 'linux' &&
  runReadOnly(folderOf({}), '! touch file 2> /dev/null', []).status === 0;

describe.skipIf(!canMount)('a file system that is read-only', () => {
  const machlint = (folder: string, args: readonly string[]) =>
    runReadOnly(folder, 'exec "$0" "$@"', [process.execPath, program, ...args]);

  it.each([...writing, [['init'], 'machlint.jsonc'] as const])(
    'leaves what was there under %j, and says why in one line',
    (args, name) => {
      const folder = folderOf({ 'a.defs': faulty });
      if (name !== 'a.defs' && args[0] !== 'init') writeFileSync(join(folder, name), 'old');
      const textsOf = () =>
        readdirSync(folder).map((each) => [each, readFileSync(join(folder, each), 'utf8')]);
      const before = textsOf();
      const { status, stderr } = machlint(folder, args);
      const line = /^machlint: `[^\n`]+` cannot be written: the file system is read-only\n$/;
      expect({ status, stderr }).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(line) as string,
      });
      expect(textsOf()).toEqual(before);
    },
  );

  it.each([
    [['docs', '.', '--out', 'site/deep']],
    [['export', '.', '--format', 'csv', '--out', 'new/table.csv']],
    [['contract', 'write', 'new/abi.contract', '.']],
  ])('makes no folder under %j', (args) => {
    const folder = folderOf({ 'a.defs': faulty });
    const { status, stderr } = machlint(folder, args);
    expect(stderr).toMatch(
      /^machlint: `[^\n`]+` cannot be written: the file system is read-only\n$/,
    );
    expect(status).toBe(2);
    expect(readdirSync(folder)).toEqual(['a.defs']);
  });

  it('is checked as any other, the cache aside', () => {
    const folder = folderOf({ 'a.defs': faulty });
    const args = ['check', '--preset', 'all', '--cache', '.'];
    const { stdout, code } = runProgram([...args, '--no-cache'], { cwd: folder });
    expect(machlint(folder, args)).toMatchObject({ stdout, status: code, stderr: '' });
    expect(readdirSync(folder)).toEqual(['a.defs']);
  });
});

describe('a file that may not be written', () => {
  it('is left as it is, and so is its mode', () => {
    const folder = folderOf({ 'a.defs': faulty });
    chmodSync(folder, 0o777);
    chmodSync(join(folder, 'a.defs'), 0o444);
    const { code, stderr } = runProgram(fix, { cwd: folder, isNobody: true });
    expect(stderr).toContain('`a.defs` cannot be written: no permission');
    expect(code).toBe(2);
    expect(readFileSync(join(folder, 'a.defs'), 'utf8')).toBe(faulty);
    expect(readdirSync(folder)).toEqual(['a.defs']);
  });

  it('keeps its mode and its link when it may', () => {
    const folder = folderOf({ 'real/a.defs': faulty });
    chmodSync(join(folder, 'real/a.defs'), 0o640);
    symlinkSync('real/a.defs', join(folder, 'b.defs'));
    replaceFile(join(folder, 'b.defs'), fixed);
    expect(readFileSync(join(folder, 'real/a.defs'), 'utf8')).toBe(fixed);
    expect(statSync(join(folder, 'real/a.defs')).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder).sort()).toEqual(['b.defs', 'real']);
  });
});

it.skipIf(!existsSync('/dev/stdout'))('writes to a pipe or a device, and never replaces it', () => {
  const folder = folderOf({ 'a.defs': faulty });
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  const reader = spawn('cat', [join(folder, 'pipe')]);
  const { code } = runProgram(['contract', 'write', 'pipe', '.'], { cwd: folder });
  reader.kill();
  expect(code).toBe(0);
  expect(statSync(join(folder, 'pipe')).isFIFO()).toBe(true);
  const command = 'exec "$0" "$1" check --format json=/dev/stdout . | cat';
  const stdout = execFileSync('sh', ['-c', command, process.execPath, program], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(stdout).toContain('"diagnostics"');
});

it('fixes the same files twice at once without harm', async () => {
  const names = Array.from({ length: 20 }, (_, i) => `thing${i}.defs`);
  const folder = folderOf(Object.fromEntries(names.map((name) => [name, faulty])));
  const answers = await Promise.all([0, 1, 2].map(() => started(fix, folder)));
  for (const { stderr } of answers) expect(stderr).not.toContain('internal error');
  for (const name of names) {
    expect([faulty, fixed]).toContain(readFileSync(join(folder, name), 'utf8'));
  }
  runProgram(fix, { cwd: folder });
  for (const name of names) expect(readFileSync(join(folder, name), 'utf8')).toBe(fixed);
  expect(readdirSync(folder).sort()).toEqual([...names].sort());
});

it.each(writing.slice(1))('writes the same twice at once under %j', async (args, name) => {
  const folder = folderOf({ 'a.defs': long });
  const alone = folderOf({ 'a.defs': long });
  runProgram(args, { cwd: alone });
  const answers = await Promise.all([0, 1].map(() => started(args, folder)));
  for (const { stderr } of answers) expect(stderr).not.toMatch(/cannot|error/);
  const text = (from: string): string =>
    readFileSync(join(from, name), 'utf8').replace(/"durationMs": ?[\d.]+/, '');
  expect(text(folder)).toBe(text(alone));
  expect(readdirSync(folder).sort()).toEqual(readdirSync(alone).sort());
});

it.each(writing)('is not misled by a clock that jumps under %j', (args, name) => {
  const steady = folderOf({ 'a.defs': long });
  const jumping = folderOf({ 'a.defs': long });
  const jumps = `const now = Date.now; let n = 0;
    const jump = () => ((n += 1) % 3 - 1) * 4e11;
    globalThis.Date = class extends Date { constructor(...all) { super(...(all.length ? all : [now() + jump()])); } static now() { return now() + jump(); } };`;
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(jumps)}` };
  const cache = folderOf({});
  const first = runProgram(args, { cwd: steady });
  for (const expected of [first, args[0] === 'check' ? runProgram(args, { cwd: steady }) : first]) {
    const answer = runProgram(args, { cwd: jumping, env: { ...env, XDG_CACHE_HOME: cache } });
    expect({ ...answer, stdout: '' }).toEqual({ ...expected, stdout: '' });
  }
  const text = (from: string): string =>
    readFileSync(join(from, name), 'utf8').replace(/"durationMs": ?[\d.]+/, '');
  expect(text(jumping)).toBe(text(steady));
});

it('reads on while files grow, shrink, vanish and become folders', async () => {
  const names = Array.from({ length: 60 }, (_, i) => `thing${i}.defs`);
  const folder = folderOf(Object.fromEntries(names.map((name) => [name, faulty])));
  let isOver = false;
  const restless = (async () => {
    for (let turn = 0; !isOver; turn += 1) {
      const path = join(folder, names[turn % names.length] ?? '');
      rmSync(path, { recursive: true, force: true });
      if (turn % 4 === 0) mkdirSync(path);
      if (turn % 4 === 1) writeFileSync(path, faulty.repeat(turn % 500));
      if (turn % 4 === 2) writeFileSync(path, Buffer.alloc(300));
      await new Promise((resolve) => setImmediate(resolve));
    }
  })();
  for (let run = 0; run < 3; run += 1) {
    const { code, stderr } = await started(['check', '--preset', 'all', '--no-cache', '.'], folder);
    expect(stderr).not.toContain('internal error');
    expect([0, 1]).toContain(code);
  }
  isOver = true;
  await restless;
});

function started(
  args: readonly string[],
  cwd: string,
): Promise<{ readonly code: number | null; readonly stderr: string }> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stderr })));
}

/** A file system of 64 KiB, or undefined where there is no right to mount one. */
function mountSmall(): string | undefined {
  const folder = folderOf({});
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]);
  return status === 0 ? folder : undefined;
}
