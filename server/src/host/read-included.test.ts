import { describe, expect, it } from 'vitest';
import { sourceFile } from '../text/source-file.ts';
import { fileId } from '../text/span.ts';
import { defaultConfig } from '../workspace/config.ts';
import { openWorkspace } from '../workspace/workspace.ts';
import { readIncluded } from './read-included.ts';
import { isReallyInside, mayLookAt } from './real-path.ts';

/** The files that are looked at on disk for one include. */
function lookedAt(include: string): readonly string[] {
  const root = fileId('/w/tree');
  const workspace = openWorkspace({ ...defaultConfig, includes: [fileId('/opt/include')] }, [root]);
  const text = `#include ${include}\nsubsystem a 500;\nskip;\n`;
  workspace.apply([{ kind: 'set', file: sourceFile(fileId('/w/tree/sub/a.defs'), 'defs', text) }]);
  const looked: string[] = [];
  readIncluded(workspace, (files) => {
    looked.push(...files);
    return new Map();
  });
  return looked;
}

describe('an include', () => {
  it('is looked for in the workspace and in the configured folders', () => {
    expect(lookedAt('"b.h"')).toEqual(
      expect.arrayContaining(['/w/tree/sub/b.h', '/w/tree/b.h', '/opt/include/b.h']),
    );
    expect(lookedAt('"../b.h"')).toContain('/w/tree/b.h');
  });

  it.each([
    '"//host/share/b.h"',
    '<//host/share/b.h>',
    '"/etc/passwd"',
    '"/w/treetop/b.h"',
    '"../../../../../../../b.h"',
    String.raw`"..\..\..\..\b.h"`,
    String.raw`"x\..\..\..\..\b.h"`,
  ])('%s is not looked at on disk outside of them, nor on another host', (include) => {
    const inside = lookedAt(include).filter((file) => !/^\/(?:w\/tree|opt\/include)\//.test(file));
    expect(inside).toEqual([]);
    expect(lookedAt(include).filter((file) => file.includes('..'))).toEqual([]);
  });

  it('is looked for where a Windows path leads, and on no other host', () => {
    expect(mayLookAt(['C:/w'], 'C:/w/a.h')).toBe(true);
    for (const path of ['//host/share/a.h', 'D:/a.h', String.raw`C:/w/..\..\a.h`, 'C:/win/a.h'])
      expect(mayLookAt(['C:/w'], path), path).toBe(false);
    expect(isReallyInside(['/w'], '//host/share/a.h')).toBe(false);
  });
});
