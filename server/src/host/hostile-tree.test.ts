import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderOf, runProgram } from '../test/command-line.ts';

const good = 'subsystem thing 500;\nskip;\n';

it('is held by no pipe, device or pattern in a folder', () => {
  const folder = folderOf({
    'a.defs': good,
    'stars/.gitignore': `${'*a'.repeat(60)}b\n`,
    [`stars/${'a'.repeat(200)}.defs`]: good,
  });
  for (const name of ['pipe.defs', 'pipe.html', 'pipe.txt']) {
    execFileSync('mkfifo', [join(folder, name)]);
    symlinkSync('/dev/zero', join(folder, name.replace('pipe', 'zero')));
  }
  mkdirSync(join(folder, 'held'));
  execFileSync('mkfifo', [join(folder, 'held/.gitignore')]);
  mkdirSync(join(folder, 'endless'));
  symlinkSync('/dev/zero', join(folder, 'endless/.gitignore'));
  const { code, stderr } = runProgram(['check', '.'], { cwd: folder });
  expect(stderr).not.toContain('internal error');
  expect(stderr).toContain('stars/.gitignore has too many stars in line 1');
  expect(code).toBe(0);
});

it('reads nothing outside that an include names', () => {
  const outside = folderOf({ 'secret.defs': '#define SECRET 1\ntype secret_t = int;\n' });
  const lines = ['../'.repeat(20) + outside.slice(1), outside].map(
    (path) => `#include "${path}/secret.defs"\n`,
  );
  const folder = folderOf({ 'a.defs': `${lines.join('')}${good}` });
  const { stdout } = runProgram(['symbols', '--format', 'json', '.'], { cwd: folder });
  expect(stdout).not.toContain('secret_t');
});

it('refuses a glob that would take hours, and takes no setting for a prototype', () => {
  const folder = folderOf({
    'a.defs': good,
    'machlint.jsonc': `{ "exclude": ["${'*a'.repeat(40)}b"], "rules": { "__proto__": "off" }, "__proto__": { "preset": "all" } }`,
  });
  const { stdout, code } = runProgram(['check', '.'], { cwd: folder });
  expect(stdout).toContain('could take hours to match');
  expect(code).not.toBe(0);
});
