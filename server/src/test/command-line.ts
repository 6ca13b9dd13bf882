import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { run } from '../cli/run.ts';
import type { Host } from '../host/host.ts';

/** What a person sees of a command. */
export interface Answer {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

export interface Surroundings {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** Whether standard output is a terminal, 80 columns wide. */
  readonly isTerminal?: boolean;
}

/** Runs a command line in this process; words are parted by blanks. */
export async function machlint(words: string, around: Surroundings): Promise<Answer> {
  const { host, answer } = recordingHost(around);
  const code = await run(
    words.split(' ').filter((word) => word !== ''),
    host,
  );
  return { ...answer(), code };
}

/** Runs the built program as a process of its own; as nobody in particular where `isNobody` is set and we are root. */
export function runProgram(
  args: readonly string[],
  { cwd, env = {}, stdin = '', isNobody = false }: Surroundings & { readonly isNobody?: boolean },
): Answer {
  const program = fileURLToPath(new URL('../../bin/machlint.js', import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    env: { ...process.env, ...env },
    input: stdin,
    encoding: 'utf8',
    ...(isNobody && process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}),
  });
  return { stdout, stderr, code: status ?? -1 };
}

function recordingHost({ cwd, env = {}, stdin = '', isTerminal = false }: Surroundings) {
  let stdout = '';
  let stderr = '';
  const host: Host = {
    cwd,
    env,
    stdout: { write: (text) => (stdout += text), isTerminal, columns: 80 },
    stderr: { write: (text) => (stderr += text), isTerminal: false, columns: 80 },
    readStdin: () => Promise.resolve(new TextEncoder().encode(stdin)),
    now: () => 0,
  };
  return { host, answer: () => ({ stdout, stderr }) };
}

/** A temporary folder with these files in it, removed when the test file is done. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'machlint-')));
  temporary.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const temporary: string[] = [];

afterAll(() => {
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
});

/** Runs git in a folder, as somebody. */
export function git(folder: string, ...args: readonly string[]): void {
  execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args]);
}
