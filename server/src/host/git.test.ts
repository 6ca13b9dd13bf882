import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../test/command-line.ts';
import { fileId } from '../text/span.ts';
import { GitError, openGitTree } from './git.ts';

function repository(files: Readonly<Record<string, string>>): string {
  const folder = folderOf(files);
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
      encoding: 'utf8',
    });
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'first');
  return folder;
}

function contents(folder: string, commit: string, ...paths: readonly string[]): unknown {
  const tree = openGitTree(fileId(folder), commit);
  const read = tree.read(paths.map((path) => fileId(`${folder}/${path}`)));
  return Object.fromEntries(
    [...read].map(([file, bytes]) => [file, Buffer.from(bytes).toString()]),
  );
}

it('reads files as they were, wherever in the repository it is asked', () => {
  const folder = repository({ 'a.defs': 'old\n', 'deep/ä b.defs': 'x', 'empty.defs': '' });
  writeFileSync(join(folder, 'a.defs'), 'new\n');
  writeFileSync(join(folder, 'added.defs'), 'new\n');
  expect(openGitTree(fileId(join(folder, 'deep')), 'HEAD').top).toBe(folder);
  expect(contents(folder, 'HEAD', 'a.defs', 'deep/ä b.defs', 'empty.defs', 'added.defs')).toEqual({
    [`${folder}/a.defs`]: 'old\n',
    [`${folder}/deep/ä b.defs`]: 'x',
    [`${folder}/empty.defs`]: '',
  });
});

describe('what cannot be read', () => {
  it('is told in git’s words', () => {
    const folder = repository({ 'a.defs': 'x' });
    expect(() => openGitTree(fileId(folder), 'nowhere')).toThrow(GitError);
    expect(() => openGitTree(fileId(folder), 'nowhere')).toThrow(
      'git knows no commit by that name',
    );
    expect(() => openGitTree(fileId(folderOf({})), 'HEAD')).toThrow('not a git repository');
  });

  it('takes a name that looks like an option for a name', () => {
    const folder = repository({ 'a.defs': 'x' });
    expect(() => openGitTree(fileId(folder), `--output=${folder}/out`)).toThrow(GitError);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });
});

it('starts no program that a hostile repository names', () => {
  const folder = repository({
    'a.defs': 'text\n',
    'lost.defs': 'lost\n',
    '.gitattributes': '* diff=evil filter=evil\n',
  });
  const mark = join(folder, 'ran');
  const program = join(folder, 'evil.sh');
  writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> ${mark}\n`);
  chmodSync(program, 0o755);
  const hooks = join(folder, 'hooks');
  mkdirSync(hooks);
  for (const hook of [
    'post-checkout',
    'reference-transaction',
    'post-index-change',
    'fsmonitor-watchman',
  ]) {
    writeFileSync(join(hooks, hook), `#!/bin/sh\ntouch ${mark}\n`);
    chmodSync(join(hooks, hook), 0o755);
  }
  writeFileSync(
    join(folder, '.git/config'),
    `[core]
\trepositoryformatversion = 1
\tfsmonitor = ${program}
\thooksPath = ${hooks}
\tpager = ${program}
\teditor = ${program}
\tsshCommand = ${program}
\tgitProxy = ${program}
\taskPass = ${program}
\talternateRefsCommand = ${program}
[pager]
\tcat-file = ${program}
\tls-tree = ${program}
[diff]
\texternal = ${program}
[diff "evil"]
\ttextconv = ${program}
\tcommand = ${program}
[filter "evil"]
\tsmudge = ${program}
\tclean = ${program}
\tprocess = ${program}
\trequired = true
[alias]
\tls-tree = !${program}
\tcat-file = !${program}
[credential]
\thelper = ${program}
[gpg]
\tprogram = ${program}
[extensions]
\tpartialClone = evil
[remote "evil"]
\turl = ${folder}
\tuploadpack = ${program}
\tpromisor = true
[protocol "file"]
\tallow = always
`,
  );
  // An object that the repository lacks would be fetched from the promisor.
  const name = openGitTree(fileId(folder), 'HEAD').objects.get(fileId(`${folder}/lost.defs`)) ?? '';
  rmSync(join(folder, '.git/objects', name.slice(0, 2), name.slice(2)));

  expect(contents(folder, 'HEAD', 'a.defs')).toEqual({ [`${folder}/a.defs`]: 'text\n' });
  expect(() => contents(folder, 'HEAD', 'lost.defs')).not.toThrow();
  expect(existsSync(mark)).toBe(false);
});
