import { expect, it } from 'vitest';
import { folderOf, machlint } from '../test/command-line.ts';

const cwd = folderOf({ 'a.defs': 'subsystem a 100;\n' });

it('tells its version', async () => {
  const { stdout, code } = await machlint('--version', { cwd });
  expect(stdout).toMatch(/^machlint \d+\.\d+\.\d+\n$/);
  expect(code).toBe(0);
});

it('says in one line that a command is unknown, and which one is near', async () => {
  expect(await machlint('symbol', { cwd })).toMatchInlineSnapshot(`
    {
      "code": 2,
      "stderr": "machlint: unknown command 'symbol' (Did you mean symbols?)
    ",
      "stdout": "",
    }
  `);
});

it('says in one line that an option is unknown, and which one is near', async () => {
  expect(await machlint('symbols --formats json', { cwd })).toMatchInlineSnapshot(`
    {
      "code": 2,
      "stderr": "machlint: unknown option '--formats' (Did you mean --format?)
    ",
      "stdout": "",
    }
  `);
});

it('says in one line that a path does not exist', async () => {
  expect(await machlint('symbols missing.defs', { cwd })).toMatchInlineSnapshot(`
    {
      "code": 2,
      "stderr": "machlint: \`missing.defs\` does not exist
    ",
      "stdout": "",
    }
  `);
});

it('names what an option expects', async () => {
  expect(await machlint('symbols --arch vax', { cwd })).toMatchInlineSnapshot(`
    {
      "code": 2,
      "stderr": "machlint: option '--arch <arch>' argument 'vax' is invalid. Allowed choices are arm64, x86_64, i386.
    ",
      "stdout": "",
    }
  `);
  expect(await machlint('symbols --define 1=2', { cwd })).toMatchInlineSnapshot(`
    {
      "code": 2,
      "stderr": "machlint: \`--define 1=2\`: expected NAME or NAME=VALUE
    ",
      "stdout": "",
    }
  `);
});

it('lets no list option swallow a path', async () => {
  const { stderr, code } = await machlint('symbols --target user missing.defs', { cwd });
  expect({ stderr, code }).toMatchInlineSnapshot(`
    {
      "code": 2,
      "stderr": "machlint: \`missing.defs\` does not exist
    ",
    }
  `);
});

it('explains a command', async () => {
  const { stdout, code } = await machlint('symbols --help', { cwd });
  expect(stdout).toContain('Usage: machlint symbols');
  expect(code).toBe(0);
});

it('explains a rule by its whole name or by its last part', async () => {
  const whole = await machlint('explain style/trailing-white-space', { cwd });
  const part = await machlint('explain trailing-white-space', { cwd });
  expect(whole).toEqual(part);
  expect(whole.code).toBe(0);
  expect(whole.stdout).toMatch(/^# White space at the end of a line\n/);
  expect(whole.stdout).toMatch(/\nRule `style\/trailing-white-space`: info; preset strict; since /);
});

it('has no explanation for a name that no rule has', async () => {
  expect(await machlint('explain ../secrets', { cwd })).toMatchInlineSnapshot(`
    {
      "code": 2,
      "stderr": "machlint: no rule is called \`../secrets\`, \`machlint rules\` lists them
    ",
      "stdout": "",
    }
  `);
});

it('lists the rules', async () => {
  const { stdout } = await machlint('rules', { cwd });
  expect(stdout).toMatch(/^style\/trailing-white-space +info +strict +White space at the end of/m);
});
