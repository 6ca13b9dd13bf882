/**
 * `npm run bench [-- XNU] [-- --json]`: what machlint costs beside what is comparable, as one table. Rows whose material
 * is missing say so on standard error. Times by the wall are the fastest of several runs.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sharedPath, xnuTree } from '../../src/test/shared.ts';
import { commandRows } from './commands.ts';
import { pageSessionRows } from './page-session.ts';
import { root } from './processes.ts';
import { scaleRows, scaleSessionRows } from './scale.ts';
import { sessionRows } from './session.ts';
import { startUpRows } from './start-up.ts';
import { ratioOf, table, type Row } from './table.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    /** One of `start`, `commands`, `session`, `pages`, `scale`, `scale-session`; all but the last where it is not given. */
    only: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    /** How often to repeat each question of the session. */
    edits: { type: 'string', default: '100' },
    /** Sizes of the generated trees, in multiples of XNU. */
    scale: { type: 'string', default: '1,3,10,30' },
  },
});

/** An interface of its own, and the largest file, which most interfaces include. */
const subjects = [
  { file: 'osfmk/mach/vm_map.defs', name: 'vm_allocate' },
  { file: 'osfmk/mach/mach_types.defs', name: 'mach_port_t' },
];

const tree = positionals[0] ?? xnuTree();
const parts = ['start', 'commands', 'session', 'pages', 'scale', 'scale-session'];
if (values.only !== undefined && !parts.includes(values.only)) {
  throw new Error(`--only ${values.only}: expected one of ${parts.join(', ')}`);
}
const folder = mkdtempSync(join(tmpdir(), 'machlint-bench-'));
try {
  execFileSync(process.execPath, [join(root, 'server/scripts/build.mjs')], { stdio: 'inherit' });
  const rows = await allRows();
  const shown = rows.map((row) => ({ ...row, ratio: ratioOf(row) }));
  console.log(values.json ? JSON.stringify(shown, undefined, 2) : table(rows));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function allRows(): Promise<readonly Row[]> {
  const isWanted = (part: string): boolean => values.only === undefined || values.only === part;
  const rows: Row[] = [];
  if (isWanted('start')) rows.push(...startUpRows(folder, Number(values.rounds)));
  if (isWanted('commands')) rows.push(...(await commandRows(folder, tree, Number(values.rounds))));
  if (isWanted('session') && tree !== undefined) {
    const corpus = tree.split('/').at(-1) ?? tree;
    for (const subject of subjects) {
      const name = `${corpus}, ${subject.file.split('/').at(-1) ?? ''}`;
      rows.push(...(await sessionRows(name, tree, subject, Number(values.edits))));
    }
  }
  const pages =
    sharedPath('corpus/man') ?? (tree === undefined ? undefined : join(tree, 'osfmk/man'));
  if (isWanted('pages') && pages !== undefined) {
    rows.push(...(await pageSessionRows(pages, Number(values.edits))));
  }
  if (isWanted('scale')) {
    rows.push(...(await scaleRows(folder, values.scale.split(',').map(Number))));
  }
  // `scale` has a session over its largest tree.
  if (values.only === 'scale-session') {
    rows.push(...(await scaleSessionRows(folder, values.scale.split(',').map(Number))));
  }
  return rows;
}
