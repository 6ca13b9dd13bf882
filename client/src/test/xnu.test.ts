import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { xnuTree } from '../../../server/src/test/shared.ts';
import { vscodeServer } from '../../../server/src/test/vscode-server.ts';
import { chromiumPath } from '../../../server/src/test/browser/launch.ts';
import { buildHostProgram, runInHost } from './host-window.ts';
import type { XnuFigures } from './host/xnu.ts';

const tree = xnuTree();
const isRunnable = tree !== undefined && vscodeServer() !== undefined && chromiumPath !== undefined;

describe.skipIf(!isRunnable)('over a checkout of XNU', () => {
  it('answers the first hover, and tells how long it took', { timeout: 600_000 }, async () => {
    const scratch = mkdtempSync(join(tmpdir(), 'machlint-xnu-'));
    try {
      await buildHostProgram('xnu');
      const results = join(scratch, 'results.json');
      const window = { program: 'xnu', folder: tree ?? '', results, name: 'xnu' };
      const errors = await runInHost({ ...window, patience: 240_000 });
      const { hover, ...figures } = JSON.parse(readFileSync(results, 'utf8')) as XnuFigures;
      console.info(figures);
      expect(hover).toContain('3405');
      expect(errors).toEqual([]);
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  });
});
