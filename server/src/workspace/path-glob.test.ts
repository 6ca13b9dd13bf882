import { expect, it } from 'vitest';
import { defaultConfig } from './config.ts';
import { exclusionOf, globMatcher } from './path-glob.ts';

it.each([
  ['osfmk/man/*.html', '/w/osfmk/man/a.html', true],
  ['osfmk/man/*.html', '/w/osfmk/man/old/a.html', false],
  ['osfmk/man', '/w/osfmk/man/old/a.html', true],
  ['./osfmk/man/', '/w/osfmk/man/a.html', true],
  ['/osfmk', '/w/osfmk/man/a.html', true],
  ['/osfmk', '/w/old/osfmk/a.html', false],
  ['*.html', '/w/osfmk/man/a.html', true],
  ['generated', '/w/osfmk/generated/a.defs', true],
  ['generated', '/w/generated/', true],
  ['**/old/**', '/w/a/old/b/c.defs', true],
  ['**/old/**', '/w/a/older/c.defs', false],
  ['{a,b}.defs', '/w/b.defs', true],
  ['*.defs', '/elsewhere/a.defs', false],
  ['.hidden/*', '/w/.hidden/a.defs', true],
])('takes %s for %s: %s', (glob, path, isMatch) => {
  expect(globMatcher([glob], '/w')(path)).toBe(isMatch);
});

it('leaves out what the configuration says, each glob in its own folder', () => {
  const exclude = [
    { glob: 'gen/**', base: '/w' },
    { glob: '*.html', base: '/w/man' },
  ];
  const isExcluded = exclusionOf({ ...defaultConfig, exclude });
  const paths = ['/w/gen/', '/w/gen/a.defs', '/w/a.html', '/w/man/a.html'];
  expect(paths.filter(isExcluded)).toEqual(['/w/gen/', '/w/gen/a.defs', '/w/man/a.html']);
});
