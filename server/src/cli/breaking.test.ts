import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, git, machlint } from '../test/command-line.ts';

const door = `subsystem door 4000;
serverprefix do_;
type int = MACH_MSG_TYPE_INTEGER_32;
type int64 = MACH_MSG_TYPE_INTEGER_64;
type door_t = MACH_MSG_TYPE_COPY_SEND;
type key_t = MACH_MSG_TYPE_MOVE_SEND;
routine door_open(door : door_t; width : int);
skip; /* door_knock */
routine door_shut(door : door_t; key : door_t);
routine door_ring(door : door_t; times : int);
`;

function repository(files: Readonly<Record<string, string>>): string {
  const folder = folderOf(files);
  git(folder, 'init', '-q');
  git(folder, 'add', '.');
  git(folder, 'commit', '-qm', 'first');
  git(folder, 'tag', 'v1');
  return folder;
}

/** What is told where a text of `door.defs` takes the place of the committed one. */
async function told(text: string, options = ''): Promise<readonly string[]> {
  const cwd = repository({ 'door.defs': door });
  writeFileSync(join(cwd, 'door.defs'), text);
  const { stdout } = await machlint(`breaking --against v1 ${options}`, { cwd });
  return stdout.split('\n').slice(0, -1);
}

describe('a planted fault is told as what it is', () => {
  it('a lost skip', async () => {
    expect(await told(door.replace('skip; /* door_knock */\n', ''))).toMatchInlineSnapshot(`
      [
        "door.defs:8:9: error: the \`skip;\` at 4001 is gone, which moved \`door_shut\` from 4002 to 4001 and 1 more up to \`door_ring\`: an old client that calls \`door_shut\` runs \`door_ring\` (breaks an old client with a new server, a new client with an old server) [breaking/skip-lost]",
      ]
    `);
  });

  it('a swapped pair', async () => {
    const lines = door.trimEnd().split('\n');
    const [shut = '', ring = ''] = lines.splice(-2);
    expect(await told([...lines, ring, shut, ''].join('\n'))).toMatchInlineSnapshot(`
      [
        "door.defs:10:9: error: \`door_shut\` (4002) and \`door_ring\` (4003) traded places: an old client that calls one runs the other (breaks an old client with a new server, a new client with an old server) [breaking/slots-swapped]",
      ]
    `);
  });

  it('a widened type', async () => {
    expect(await told(door.replace('times : int', 'times : int64'))).toMatchInlineSnapshot(`
      [
        "door.defs:10:9: error: \`times\` of \`door_ring\` (4003) travelled as 4 bytes and travels as 8 bytes (breaks an old client with a new server, a new client with an old server, a rebuild) [breaking/type-changed]",
      ]
    `);
  });

  it('a changed disposition', async () => {
    expect(await told(door.replace('key : door_t', 'key : key_t'))).toMatchInlineSnapshot(`
      [
        "door.defs:9:9: error: \`key\` of \`door_shut\` (4002) travelled as port COPY_SEND and travels as port MOVE_SEND: the server receives the same, a client built anew loses what it sends (breaks a rebuild) [breaking/disposition-changed]",
      ]
    `);
  });

  it('a renamed prefix', async () => {
    const text = door.replace('serverprefix do_', 'serverprefix serve_');
    expect(await told(text)).toMatchInlineSnapshot(`
      [
        "door.defs:1:11: error: the server functions of \`door\` had \`do_\` before their names and have \`serve_\`: \`do_door_open\` is called \`serve_door_open\`, and so on for 2 more (breaks a rebuild) [breaking/prefix-changed]",
      ]
    `);
    expect(await told(text, '--promise wire')).toEqual([]);
  });
});

it('is silent about comments, blanks, names of parameters, and the order of what has no id', async () => {
  const types = `type key_t = MACH_MSG_TYPE_MOVE_SEND;
type int64 = MACH_MSG_TYPE_INTEGER_64;
type door_t = MACH_MSG_TYPE_COPY_SEND; // a door
type int = MACH_MSG_TYPE_INTEGER_32;
`;
  const lines = door.split('\n');
  const text = [
    lines[0],
    '/* All doors. */',
    types + (lines[1] ?? ''),
    ...lines.slice(6).map((line) => line.replaceAll(' : ', ':').replace('times', 'count')),
  ].join('\n');
  expect(await told(text, '--promise all')).toEqual([]);
});

it('ends 1 for a break, 0 for none, and 2 where there is nothing to compare with', async () => {
  const cwd = repository({ 'door.defs': door, 'b/other.txt': '' });
  const status = async (words: string) => (await machlint(`breaking ${words}`, { cwd })).code;
  expect(await status('--against HEAD')).toBe(0);
  writeFileSync(join(cwd, 'door.defs'), door.replace('skip;', ''));
  expect(await status('--against HEAD')).toBe(1);
  expect(await status('--against HEAD --fail-on never')).toBe(0);
  expect(await status('--against HEAD --promise docs')).toBe(0);
  expect(await status('')).toBe(2);
  expect((await machlint('breaking --against nowhere', { cwd })).stderr).toBe(
    'machlint: `--against nowhere`: git knows no commit by that name\n',
  );
  expect((await machlint('breaking b --against HEAD', { cwd })).stderr).toMatch(
    /^machlint: `--against HEAD` has no interface or page that `.*` could be compared with\n$/,
  );
  expect((await machlint('breaking --against HEAD --promise wired', { cwd })).stderr).toBe(
    'machlint: `--promise wired`: expected wire, source, docs or all\n',
  );
});

it('compares two commits without a look at the files, and touches none', async () => {
  const cwd = repository({ 'door.defs': door.replace('skip;', ''), 'mach/x.h': '' });
  writeFileSync(join(cwd, 'door.defs'), door);
  git(cwd, 'commit', '-qam', '2');
  writeFileSync(join(cwd, 'door.defs'), 'no interface at all');
  const before = readdirSync(join(cwd, '.git')).sort();
  const { stdout, code } = await machlint('breaking --against v1 --at HEAD', { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain('[breaking/skip-added]');
  expect(readdirSync(join(cwd, '.git')).sort()).toEqual(before);
  const bare = folderOf({});
  execFileSync('git', ['clone', '-q', '--bare', cwd, join(bare, 'door.git')]);
  const inBare = await machlint('breaking door.git --against v1 --at HEAD', { cwd: bare });
  expect(inBare.stdout).toMatch(/^door\.git\/door\.defs:9:9: error: a `skip;` was put at 4001/);
});

it('compares with another folder, or a file with a file, each with its own includes', async () => {
  const types = 'type door_t = MACH_MSG_TYPE_COPY_SEND;\n';
  const using = `subsystem door 4000;
#include "types.h"
routine door_open(door : door_t; n : n_t);
`;
  const cwd = folderOf({
    'old/mach/door.defs': using,
    'old/mach/types.h': `${types}type n_t = MACH_MSG_TYPE_INTEGER_32;\n`,
    'new/mach/door.defs': using,
    'new/mach/types.h': `${types}type n_t = MACH_MSG_TYPE_INTEGER_64;\n`,
    'one.defs': door,
    'two.defs': door.replace('skip;', ''),
  });
  expect((await machlint('breaking new --against old', { cwd })).stdout).toMatchInlineSnapshot(`
    "new/mach/door.defs:3:9: error: \`n\` of \`door_open\` (4000) travelled as 4 bytes and travels as 8 bytes (breaks an old client with a new server, a new client with an old server) [breaking/type-changed]
    "
  `);
  expect((await machlint('breaking two.defs --against one.defs', { cwd })).stdout).toMatch(
    /^two\.defs:9:9: error: the `skip;` at 4001 is gone/,
  );
});

it('takes the formats, comments, settings and baselines of `check`', async () => {
  const text = door
    .replace('skip; /* door_knock */\n', '')
    .replace(
      'routine door_shut',
      '/* machlint-ignore breaking/skip-lost: the last release had no server */\nroutine door_shut',
    );
  const cwd = repository({ 'door.defs': door });
  writeFileSync(join(cwd, 'door.defs'), text);
  const json = await machlint('breaking --against v1 --format json', { cwd });
  expect(JSON.parse(json.stdout)).toMatchObject({ summary: { errors: 0, suppressed: 1 } });
  expect(json.code).toBe(0);
  // The comment outlives the release, and `check` sees one version.
  expect((await machlint('check', { cwd })).stdout).toBe('');
  git(cwd, 'commit', '-qam', '2');
  expect((await machlint('breaking --against HEAD', { cwd })).stdout).toBe('');

  writeFileSync(join(cwd, 'door.defs'), door.replace('times : int', 'times : int64'));
  const select = 'breaking --against v1 --select breaking/skip-lost';
  expect((await machlint(select, { cwd })).stdout).toBe('');
  expect((await machlint('breaking --against v1 --ignore breaking', { cwd })).stdout).toBe('');
  writeFileSync(
    join(cwd, 'machlint.jsonc'),
    '{ "rules": { "breaking/type-changed": "warning" }, "select": ["ids"] }',
  );
  expect((await machlint('breaking --against v1', { cwd })).code).toBe(0);
  expect((await machlint('breaking --against v1 --write-baseline', { cwd })).code).toBe(0);
  const accepted = await machlint('breaking --against v1 --baseline machlint-baseline.json', {
    cwd,
  });
  expect(accepted).toMatchObject({ code: 0, stdout: '' });
  const sarif = await machlint('breaking --against v1 --format sarif', { cwd });
  expect(sarif.stdout).toContain('"ruleId": "breaking/type-changed"');
});

it('tells one change of several targets once, for all whom it breaks in any of them', async () => {
  const types = 'type int = MACH_MSG_TYPE_INTEGER_32;\n';
  const cwd = repository({
    'osfmk/mach/mach_types.defs': types,
    'osfmk/mach/door.defs': door,
  });
  writeFileSync(
    join(cwd, 'osfmk/mach/door.defs'),
    door.replace(/routine door_open[^;]*;[^;]*;/, 'skip;'),
  );
  const { stdout } = await machlint('breaking --against v1 --promise wire', { cwd });
  expect(stdout).toMatchInlineSnapshot(`
    "osfmk/mach/door.defs:7:1: error: \`door_open\` (4000) was removed and its slot is a \`skip;\`: an old client that calls it gets \`MIG_BAD_ID\` (breaks an old client with a new server, a rebuild) [breaking/routine-removed]
    "
  `);
});
