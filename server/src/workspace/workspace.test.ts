import { expect, it } from 'vitest';
import { sourceFile } from '../text/source-file.ts';
import { fileId } from '../text/span.ts';
import { defaultConfig } from './config.ts';
import { openWorkspace } from './workspace.ts';

it('keeps an old snapshot as it was', () => {
  const workspace = openWorkspace(defaultConfig, [fileId('/w')]);
  const id = fileId('/w/a.defs');
  const before = workspace.apply([{ kind: 'set', file: sourceFile(id, 'defs', 'one') }]);
  const after = workspace.apply([{ kind: 'set', file: sourceFile(id, 'defs', 'two') }]);
  expect(before.files.get(id)?.text).toBe('one');
  expect(after.files.get(id)?.text).toBe('two');
  expect(workspace.current).toBe(after);
});
