/**
 * `npm run hostile -- [STEPS] [SEED]`: random edits and requests on broken text against the server as a person starts it.
 * Prints what failed and the server's memory at tenths of the run; exit status 1 where anything failed, or where the
 * memory of the second half grows beyond that of the first.
 */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startClient } from '../src/test/client.ts';
import { hostileRun } from '../src/test/hostile.ts';
import { smallTree } from '../src/test/small-tree.ts';

const [steps = '100000', seed = '1'] = process.argv.slice(2);
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'machlint-hostile-')));
for (const [name, text] of Object.entries(smallTree)) writeFileSync(join(folder, name), text);

const start = performance.now();
const client = await startClient({
  folders: [folder],
  capabilities: { textDocument: { diagnostic: {} } },
  initializationOptions: { preset: 'all', format: 'always' },
});
const run = await hostileRun(client, folder, Number(steps), Number(seed));
const status = await client.stop();
rmSync(folder, { recursive: true, force: true });

const half = Math.ceil(run.memory.length / 2);
const [first, second] = [run.memory.slice(1, half), run.memory.slice(half)].map((part) =>
  Math.max(0, ...part),
);
for (const fault of run.faults.slice(0, 20)) console.error(fault);
console.log(
  `${run.steps} steps in ${((performance.now() - start) / 1000).toFixed(0)} s, seed ${seed}`,
);
console.log(`${run.faults.length} faults, exit status ${String(status)}`);
console.log(`memory in MiB at tenths of the run: ${run.memory.join(' ')}`);
// Garbage comes and goes: a quarter and 20 MiB more are no growth.
const grows = (second ?? 0) > (first ?? 0) * 1.25 + 20;
if (grows) console.log('the memory grows');
process.exitCode = run.faults.length > 0 || status !== 0 || grows ? 1 : 0;
