import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../test/command-line.ts';
import { ignoreLine } from './ignore-line.ts';

const paths = [
  ...['a', 'ab', 'abc', 'b', 'a.b', '.a', 'aXbXc', 'a*b', 'a b', '#a', '!a', 'a/b', 'a/ab', 'b/a'],
  ...['a/b/c', 'a/b/ab', 'b/a/b/a', 'ab/a/c', 'a/a/a/a/b', 'c/.a/b', 'abababab', 'b/aabab'],
];

/** Whether a line ignores a path, or a folder that it lies in. */
function ignores(line: string, path: string): boolean {
  const says = ignoreLine(line);
  const names = path.split('/');
  const folders = names.slice(0, -1).map((_, i) => `${names.slice(0, i + 1).join('/')}/`);
  return [...folders, path].some((one) => says(one) === true);
}

const hasGit = spawnSync('git', ['--version']).status === 0;

describe.skipIf(!hasGit)('a line of .gitignore', () => {
  const folder = hasGit ? folderOf({}) : '';
  if (hasGit) execFileSync('git', ['init', '-q', folder]);

  const gitSays = (line: string): readonly string[] => {
    writeFileSync(join(folder, '.gitignore'), `${line}\n`);
    const { stdout } = spawnSync('git', ['check-ignore', '-z', '--no-index', '--stdin'], {
      cwd: folder,
      input: paths.map((path) => `${path}\0`).join(''),
      encoding: 'utf8',
    });
    return stdout.split('\0').filter((path) => path !== '');
  };

  it.each([
    ...[
      'a',
      '/a',
      'a/',
      'a/b',
      '*b',
      'a*',
      '*',
      '**',
      '**/b',
      'a/**',
      'a/**/b',
      '**/a/**',
      '?',
      '??',
    ],
    ...[
      '[ab]',
      '[!a]',
      '[a-c]b',
      'a[*]b',
      'a\\*b',
      '\\#a',
      '\\!a',
      '#a',
      'a ',
      'a\\ b',
      '*a*b*a*b*',
    ],
    ...['*a*a*b*b*', '/*/*/*/*', '*/*/**/a', 'a**b', '**a', 'a/**b', '[a', '[]a]', ''],
  ])('%j means what git takes it for', (line) => {
    expect(paths.filter((path) => ignores(line, path))).toEqual(gitSays(line));
  });

  it('means what git takes it for, whatever it is made of', () => {
    const piece = fc.constantFrom('a', 'b', 'c', '*', '?', '/', '**', '/**/', '[ab]', '[!b]', '.');
    const line = fc.array(piece, { minLength: 1, maxLength: 7 }).map((all) => all.join(''));
    const property = fc.property(line, (text) => {
      // Git reads a slash behind a slash as a name that is empty, which nothing has.
      fc.pre(!text.includes('//') && text !== '/');
      expect(
        paths.filter((path) => ignores(text, path)),
        text,
      ).toEqual(gitSays(text));
    });
    fc.assert(property, { numRuns: 150, seed: Number(process.env['MACHLINT_FUZZ_SEED'] ?? 1985) });
  });
});

it('takes no time for stars without number', () => {
  const says = ignoreLine(`${'*a'.repeat(2000)}b`);
  expect(says('a'.repeat(20_000))).toBeUndefined();
  expect(ignoreLine('**/a/'.repeat(500) + 'b')('a/'.repeat(3000))).toBeUndefined();
});
