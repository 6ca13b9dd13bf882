import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { seed } from '../property.ts';
import { folderOf, runProgram } from '../command-line.ts';

const program = fileURLToPath(new URL('../../../bin/machlint.js', import.meta.url));

/** How often the program is killed; a long run by hand sets more. */
const kills = Number(process.env['MACHLINT_KILLS'] ?? 12);

/** The interfaces of two days: the second has one routine more. Both have white space to fix. */
function textsOf(day: 0 | 1): Readonly<Record<string, string>> {
  const more = day === 1 ? 'routine more(server : mach_port_t); \n' : '';
  const interfaces = Array.from({ length: 12 }, (_, i) => [
    `thing${i}.defs`,
    `#include <mach/std_types.defs>\nsubsystem thing${i} ${1000 + 100 * i}; \n` +
      `routine thing${i}_read(server : mach_port_t; out value : int); \n${more.replace('more', `more${i}`)}`,
  ]);
  return Object.fromEntries(interfaces) as Record<string, string>;
}

/** Each command that writes, and the files that it may write. */
const commands: readonly (readonly string[])[] = [
  ['check', '--fix', '--preset', 'all', '--cache', '.'],
  ['check', '--write-baseline', '--baseline', 'out/baseline.json', '--preset', 'all', '.'],
  ['check', '--format', 'json=out/report.json', '--preset', 'all', '--cache', '.'],
  ['contract', 'write', 'out/abi.contract', '.'],
  ['docs', '.', '--out', 'out/site', '--title', 'things'],
  ['export', '.', '--format', 'ctags', '--out', 'out/tags'],
];

/** Every file below, by its path, but what a killed run may leave beside them. */
function filesIn(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.endsWith('.tmp') && statSync(join(folder, path)).isFile())
    .map((path) => [path, withoutTime(readFileSync(join(folder, path), 'utf8'))] as const);
  return new Map(files);
}

function withoutTime(text: string): string {
  return text.replace(/"durationMs": ?[\d.]+/, '"durationMs":0');
}

/** A linear congruential generator: the same seed kills at the same moments. */
function randomOf(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

it(
  `loses and tears no file when it is killed ${kills} times (MACHLINT_SEED=${seed})`,
  { timeout: 60_000 + kills * 5000 },
  async () => {
    const random = randomOf(seed);
    const cache = folderOf({});
    const env = { XDG_CACHE_HOME: cache };
    // What each command makes of each day's files when nobody disturbs it, and how long it takes.
    const whole = ([0, 1] as const).map((day) =>
      commands.map((command) => {
        const folder = folderOf({ ...textsOf(day), 'out/.keep': '' });
        const start = performance.now();
        const { stderr } = runProgram(command, { cwd: folder, env });
        expect(stderr).not.toContain('internal error');
        return { files: filesIn(folder), milliseconds: performance.now() - start };
      }),
    );
    const folder = folderOf({ ...textsOf(0), 'out/.keep': '' });
    let killed = 0;
    for (let turn = 0; turn < kills; turn += 1) {
      const index = Math.floor(random() * commands.length);
      const day = turn % 2 === 0 ? 0 : 1;
      for (const [name, text] of Object.entries(textsOf(day)))
        writeFileSync(join(folder, name), text);
      const before = filesIn(folder);
      const after = whole[day]?.[index];
      const wait = (after?.milliseconds ?? 0) * (0.3 + 0.8 * random());
      killed += (await runAndKill(commands[index] ?? [], folder, env, wait)) ? 1 : 0;
      for (const [path, text] of filesIn(folder)) {
        const allowed = [before.get(path), after?.files.get(path)];
        if (!allowed.includes(text))
          expect.fail(`${path} after ${commands[index]?.join(' ')}: ${text.length} units`);
      }
      for (const path of before.keys()) expect(existsSync(join(folder, path)), path).toBe(true);
    }
    expect(killed).toBeGreaterThan(0);
    // With what the killed runs left in the cache, and beside the files, the next run is as good as the first.
    for (const [index, command] of commands.entries()) {
      rmSync(join(folder, 'out'), { recursive: true, force: true });
      for (const [name, text] of Object.entries(textsOf(0)))
        writeFileSync(join(folder, name), text);
      runProgram(command, { cwd: folder, env });
      const expected = new Map(whole[0]?.[index]?.files);
      expected.delete('out/.keep');
      expect(filesIn(folder)).toEqual(expected);
    }
  },
);

/** Whether the program was still at work when it was killed. */
function runAndKill(
  command: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
  wait: number,
): Promise<boolean> {
  const child = spawn(process.execPath, [program, ...command], {
    cwd,
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), wait);
  return new Promise((resolve) => {
    child.once('exit', (_status, signal) => {
      clearTimeout(timer);
      resolve(signal === 'SIGKILL');
    });
  });
}
