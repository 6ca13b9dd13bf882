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

describe('a full disk', () => {
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
