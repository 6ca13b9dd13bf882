import { spawn, type ChildProcess } from 'node:child_process';
import {
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

/** A Visual Studio Code server that runs for one test session, with its own settings and extensions. */
export interface EditorServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** What the language server told its client of errors. */
  readonly errors: () => readonly string[];
  readonly stop: () => Promise<void>;
}

export interface EditorServerOptions {
  /** Where Visual Studio Code's server lies. */
  readonly program: string;
  /** Extensions to install first, as `.vsix` files. */
  readonly extensions?: readonly string[];
  /** The user's settings, over those that every session has. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** For the extension host's own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where the server's output is kept. */
  readonly log: string;
}

/** Rejects where the server does not answer within a minute. */
export async function startEditorServer(options: EditorServerOptions): Promise<EditorServer> {
  const run = realpathSync(mkdtempSync(join(tmpdir(), 'machlint-vscode-')));
  mkdirSync(join(run, 'data/data/User'), { recursive: true });
  const settings = { ...userSettings, ...options.settings };
  writeFileSync(join(run, 'data/data/User/settings.json'), JSON.stringify(settings));
  const errors = join(run, 'server-errors.txt');
  writeFileSync(errors, '');
  const env = {
    ...options.env,
    NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, 'server-errors.mjs')).href}`,
    MACHLINT_SERVER_ERRORS: errors,
  };
  const common = ['--accept-server-license-terms', '--telemetry-level', 'off'];
  const places = [
    '--server-data-dir',
    join(run, 'data'),
    '--extensions-dir',
    join(run, 'extensions'),
  ];
  for (const extension of options.extensions ?? []) {
    const child = start(options, ['--install-extension', extension, ...common, ...places]);
    const status = await new Promise((resolve) => child.once('exit', resolve));
    if (status !== 0) throw new Error(`cannot install ${extension}: ended with ${String(status)}`);
  }

  const port = await freePort();
  const child = start({ ...options, env }, [
    ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
    // Lets a page ask for tests; newer versions ignore such a page without it.
    '--enable-smoke-test-driver',
    ...common,
    ...places,
  ]);
  const url = `http://127.0.0.1:${String(port)}`;
  const stop = async (): Promise<void> => {
    await endGroup(child);
    rmSync(run, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await untilAnswers(`${url}/version`, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, errors: () => readFileSync(errors, 'utf8').split('\n').filter(Boolean), stop };
}

/** Nothing that asks a person or the network, and no delay that a test would wait for. */
const userSettings = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'chat.disableAIFeatures': true,
  'git.enabled': false,
  'editor.hover.delay': 100,
};

function start({ program, env, log }: EditorServerOptions, args: readonly string[]): ChildProcess {
  const output = createWriteStream(log, { flags: 'a' });
  const child = spawn(process.execPath, [join(program, 'out/server-main.js'), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its file watchers outlive it for some seconds: the whole group is ended, by the group's own id.
    detached: true,
  });
  child.stdout.pipe(output, { end: false });
  child.stderr.pipe(output, { end: false });
  return child;
}

async function untilAnswers(url: string, child: ChildProcess): Promise<void> {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`the editor ended with ${String(child.exitCode)}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok === true) return;
    await setTimeout(100);
  }
  throw new Error(`no answer from ${url}`);
}

async function endGroup(child: ChildProcess): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    } catch {
      return;
    }
    await setTimeout(500);
  }
}

/** A port that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}
