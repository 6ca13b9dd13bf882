import { afterEach, expect, it } from 'vitest';
import { endClients, startClient } from '../test/client.ts';
import { folderOf } from '../test/command-line.ts';
import { hostileRun } from '../test/hostile.ts';
import { smallTree } from '../test/small-tree.ts';

afterEach(endClients);

/** The whole run of 100,000 steps is `npm run hostile`. */
it('survives random edits and requests on broken text', { timeout: 600_000 }, async () => {
  const folder = folderOf(smallTree);
  const client = await startClient({
    folders: [folder],
    capabilities: { textDocument: { diagnostic: {} } },
    settings: { preset: 'all', format: 'always' },
  });
  const { faults } = await hostileRun(client, folder, 2_000, 7);
  expect(faults).toEqual([]);
  expect(await client.stop()).toBe(0);
});
