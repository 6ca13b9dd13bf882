import { expect, it } from 'vitest';
import { folderOf, resolvePath } from './resolve-path.ts';

it.each([
  ['/a/b', 'c', '/a/b/c'],
  ['/a/b', './c/../d/', '/a/b/d'],
  ['/a/b', '../../../c', '/c'],
  ['/a/b', '/c//d', '/c/d'],
  ['/', 'a', '/a'],
  ['C:/a', '../b', 'C:/b'],
  ['/a', 'C:/b', 'C:/b'],
])('in %s takes %s for %s', (folder, path, resolved) => {
  expect(resolvePath(folder, path)).toBe(resolved);
});

it('knows the folder of a file', () => {
  expect(folderOf('/a/b.defs')).toBe('/a');
  expect(folderOf('/b.defs')).toBe('/');
});
