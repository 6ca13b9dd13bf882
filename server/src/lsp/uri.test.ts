import { expect, it } from 'vitest';
import { fc } from '../test/property.ts';
import { fileId } from '../text/span.ts';
import { fileOfUri, uriOfFile } from './uri.ts';

it('reads file URIs as clients write them', () => {
  expect(fileOfUri('file:///usr/include/mach/mach.defs')).toBe('/usr/include/mach/mach.defs');
  expect(fileOfUri('file:///a%20b/%C3%A9.defs')).toBe('/a b/é.defs');
  expect(fileOfUri('file://localhost/a/b')).toBe('/a/b');
  expect(fileOfUri('file:///c%3A/xnu/vm_map.defs')).toBe('C:/xnu/vm_map.defs');
  expect(fileOfUri('file:///C:/xnu/')).toBe('C:/xnu');
  expect(fileOfUri('file://server/share/a.defs')).toBe('//server/share/a.defs');
});

it('resolves dots before anything looks at the path', () => {
  expect(fileOfUri('file:///home/tree/../../etc/passwd')).toBe('/etc/passwd');
  expect(fileOfUri('file:///home/%2e%2e/etc')).toBe('/etc');
});

it('keeps unsaved documents and refuses all other schemes', () => {
  expect(fileOfUri('untitled:Untitled-1')).toBe('untitled:Untitled-1');
  expect(fileOfUri('git:/home/a.defs?HEAD')).toBeUndefined();
  expect(fileOfUri('file:///bad%zz')).toBeUndefined();
  expect(fileOfUri('file:///zero%00byte')).toBeUndefined();
  expect(fileOfUri('')).toBeUndefined();
});

it('writes URIs as Visual Studio Code does', () => {
  expect(uriOfFile(fileId("/a b/c(1)'é.defs"))).toBe('file:///a%20b/c%281%29%27%C3%A9.defs');
  expect(uriOfFile(fileId('C:/xnu/a.defs'))).toBe('file:///c%3A/xnu/a.defs');
  expect(uriOfFile(fileId('//server/share/a.defs'))).toBe('file://server/share/a.defs');
});

it('comes back from every path', () => {
  const segment = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter((name) => !/[/\0]/.test(name) && name !== '.' && name !== '..');
  fc.assert(
    fc.property(fc.array(segment, { minLength: 1 }), (segments) => {
      const path = fileId(`/w/${segments.join('/')}`);
      expect(fileOfUri(uriOfFile(path))).toBe(path);
    }),
  );
});
