import { expect, it } from 'vitest';
import { relativePath } from './relative-path.ts';

it.each([
  ['/src', '/src/osfmk/man/a.html', 'osfmk/man/a.html'],
  ['/src/', '/src/a.defs', 'a.defs'],
  ['/', '/a.defs', 'a.defs'],
  ['/src', '/src', '.'],
  ['/src/a', '/src/b/c.defs', '../b/c.defs'],
  ['/src/a/b', '/other/c.defs', '../../../other/c.defs'],
  ['/src/a/b', '/src/a', '..'],
  ['/src', '/srcs/a.defs', '../srcs/a.defs'],
  ['/src', 'builtin:/mach/std_types.defs', 'builtin:/mach/std_types.defs'],
  ['C:/src', 'C:/src/a.defs', 'a.defs'],
  ['C:/src', 'D:/a.defs', 'D:/a.defs'],
])('from %s, %s is %s', (folder, path, relative) => {
  expect(relativePath(folder, path)).toBe(relative);
});
