import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderOf, runProgram } from './command-line.ts';

const action = fileURLToPath(
  new URL('../../../.github/actions/machlint/action.yml', import.meta.url),
);

/** The script of the action's last step, as the runner hands it to bash. */
function script(): string {
  const [, last = ''] =
    /.*\n      run: \|\n((?: {8}.*\n|\n)+)$/s.exec(readFileSync(action, 'utf8')) ?? [];
  return last.replace(/^ {8}/gm, '');
}

interface Command {
  readonly name: string;
  readonly properties: ReadonlyMap<string, string>;
}

/** Reads a step's output as GitHub's runner does: commands of both forms, but where they are stopped. */
function commandsIn(output: string): readonly Command[] {
  const commands: Command[] = [];
  let token: string | undefined;
  for (const line of output.split(/\r\n|\n|\r/)) {
    const [, name, rest = ''] =
      /^\s*::([\w-]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::/.exec(line) ??
      /##\[([\w-]+)([^\]]*)\]/.exec(line) ??
      [];
    if (token !== undefined) {
      if (name === token) token = undefined;
      continue;
    }
    if (name === undefined) continue;
    if (name === 'stop-commands') token = line.slice('::stop-commands::'.length);
    else {
      const pairs = rest.split(',').map((pair): [string, string] => {
        const at = pair.indexOf('=');
        return [pair.slice(0, at), unescaped(pair.slice(at + 1))];
      });
      commands.push({ name, properties: new Map(pairs) });
    }
  }
  return commands;
}

function unescaped(text: string): string {
  const codes: Readonly<Record<string, string>> = {
    '0D': '\r',
    '0A': '\n',
    '3A': ':',
    '2C': ',',
    '25': '%',
  };
  return text.replace(/%(0D|0A|3A|2C|25)/g, (_, code: string) => codes[code] ?? '');
}

function run(folder: string, inputs: Readonly<Record<string, string>>) {
  return spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script()], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      GITHUB_ACTION_PATH: dirname(action),
      MACHLINT_PATHS: '.',
      MACHLINT_ARGS: '--preset=all',
      MACHLINT_SARIF: '',
      ...inputs,
    },
  });
}

const faulty = 'subsystem thing 500; \nskip now;\n';
const names = [
  '$(touch pwned).defs',
  '`touch pwned`.defs',
  ';touch pwned;.defs',
  '"; touch pwned; ".defs',
  "'; touch pwned; '.defs",
  '--fix.defs',
  '-o pwned.defs',
  'a\n::error file=x::pwned.defs',
  'b\r::add-mask::pwned.defs',
  '%0A::error::pwned.defs',
  ',line=1::pwned.defs',
  '##[stop-commands]pwned.defs',
  '::stop-commands::pwned.defs',
  '*.defs',
];

const commands = [
  '::error file=pwned::pwned',
  '  ::stop-commands::pwned',
  '\t::add-mask::pwned',
  'text ##[set-output name=pwned]pwned',
];

describe.skipIf(process.platform === 'win32')('a step that calls the program itself', () => {
  it.each(['pretty', 'concise', 'json', 'sarif', 'gitlab', 'junit', 'checkstyle'])(
    'obeys no text in the format %s',
    (format) => {
      const text = `${commands.join('\n')}\nsubsystem thing 500;   \n${commands.join('\n')}\n`;
      const folder = folderOf({
        ...Object.fromEntries(names.map((name) => [name, text])),
        ...Object.fromEntries(names.map((name) => [`binary ${name}`, new Uint8Array(300)])),
      });
      const { stdout, stderr } = runProgram(['check', '--preset=all', `--format=${format}`, '.'], {
        cwd: folder,
        env: { GITHUB_ACTIONS: 'true' },
      });
      expect(stdout).toContain('stop-commands');
      expect(stderr).toContain('is binary');
      expect(commandsIn(`${stdout}\n${stderr}`)).toEqual([]);
    },
  );
});

describe.skipIf(process.platform === 'win32')('the GitHub action', () => {
  it('tells what it finds in files of any name, and runs and obeys none', () => {
    const folder = folderOf(Object.fromEntries(names.map((name) => [name, faulty])));
    const { stdout, stderr, status } = run(folder, {});
    const commands = commandsIn(`${stdout}\n${stderr}`);
    const files = new Set(commands.map(({ properties }) => properties.get('file')));
    expect([...files].sort()).toEqual([...names].sort());
    expect(new Set(commands.map(({ name }) => name))).toEqual(new Set(['error', 'notice']));
    expect(status).toBe(1);
    expect(readdirSync(folder).sort()).toEqual([...names].sort());
  });

  it('obeys no name that it complains of', () => {
    const binary = new Uint8Array(300);
    const folder = folderOf(Object.fromEntries(names.map((name) => [name, binary])));
    const { stdout, stderr } = run(folder, {});
    expect(stdout).toContain('is binary');
    expect(commandsIn(`${stdout}\n${stderr}`)).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual([...names].sort());
  });

  it.each([
    ...['pretty', 'concise', 'json', 'sarif', 'gitlab', 'junit', 'checkstyle'].map(
      (format) => `--format=${format}`,
    ),
    '--fix-dry-run',
    '--statistics',
  ])('obeys no text that it prints because of the argument %s', (argument) => {
    const text = `${commands.join('\n')}\nsubsystem thing 500;   \n${commands.join('\n')}\n`;
    const folder = folderOf(Object.fromEntries(names.map((name) => [name, text])));
    const { stdout, stderr } = run(folder, { MACHLINT_ARGS: `--preset=all\n${argument}` });
    expect(stdout.length).toBeGreaterThan(100);
    const kinds = new Set(commandsIn(`${stdout}\n${stderr}`).map(({ name }) => name));
    expect([...kinds].filter((kind) => !['error', 'warning', 'notice'].includes(kind))).toEqual([]);
    const told = commandsIn(stdout).map(({ properties }) => properties.get('file'));
    expect(told.every((name) => names.some((each) => each === name))).toBe(true);
  });

  it('takes paths and arguments as they are', () => {
    const folder = folderOf({
      [names[0] ?? '']: faulty,
      'b.defs': faulty,
      'with space.defs': faulty,
    });
    const { stdout } = run(folder, {
      MACHLINT_PATHS: `${names[0]}\n\nwith space.defs\n`,
      MACHLINT_ARGS: '--preset=all\n--select=style/trailing-white-space',
      MACHLINT_SARIF: 'a b.sarif',
    });
    const files = commandsIn(stdout).map(({ properties }) => properties.get('file'));
    expect(files).toEqual([names[0], 'with space.defs']);
    expect(existsSync(join(folder, 'a b.sarif'))).toBe(true);
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
    const { stdout: refused } = run(folder, { MACHLINT_ARGS: '$(touch pwned)' });
    expect(refused).toContain('pwned');
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
  });
});
