import { build } from 'esbuild';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { vscodeServer } from '../../../server/src/test/vscode-server.ts';
import { chromiumPath, launchBrowser } from '../../../server/src/test/browser/launch.ts';
import { startEditorServer } from './editor-server.ts';
import { hostSteps, type HostResults } from './host/steps.ts';
import { writeSample } from './sample.ts';
import { outputPath, repository, session, type Outcome } from './sessions.ts';

const server = vscodeServer();
const isRunnable = server !== undefined && chromiumPath !== undefined;

/** A step that is judged from outside, when the others are done. */
const noErrors = 'leaves no error in the log';
const steps = [...hostSteps, noErrors] as const;
type Step = (typeof steps)[number];

/** Milliseconds for all steps: a hundred times what they take on an idle machine. */
const patience = 240_000;

describe.skipIf(!isRunnable)('in the extension host of Visual Studio Code', () => {
  let check: (step: Step) => void = () => {};

  beforeAll(async () => {
    await build({
      absWorkingDir: repository,
      entryPoints: ['client/src/test/host/index.ts'],
      outfile: 'client/dist/test/index.js',
      bundle: true,
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      external: ['vscode'],
      logLevel: 'warning',
    });
    check = await session(steps, runInHost);
  }, 2 * patience);

  it.each(steps)('%s', (step) => {
    check(step);
    expect.assertions(0);
  });
});

/** Opens a window that asks for tests; the steps run in the process in which extensions run, and write their results. */
async function runInHost(attempt: number): Promise<ReadonlyMap<Step, Outcome>> {
  const sample = writeSample();
  const scratch = mkdtempSync(join(tmpdir(), 'machlint-host-'));
  const results = join(scratch, 'results.json');
  const editor = await startEditorServer({
    program: server ?? '',
    env: { MACHLINT_HOST_RESULTS: results },
    log: outputPath(`extension-host-${String(attempt)}.log`),
  });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    let exit: number | undefined;
    await page.exposeFunction('codeAutomationLog', () => {});
    await page.exposeFunction('codeAutomationExit', (code: number) => (exit = code));
    const remote = editor.url.replace('http:', 'vscode-remote:');
    const extension = join(repository, 'client');
    const payload = JSON.stringify([
      ['extensionDevelopmentPath', `${remote}${extension}`],
      ['extensionTestsPath', `${remote}${join(extension, 'dist/test/index.js')}`],
    ]);
    const query = new URLSearchParams({ folder: sample.folder, payload });
    await page.goto(`${editor.url}/?${query.toString()}`);
    const end = Date.now() + patience;
    while (exit === undefined && Date.now() < end) await setTimeout(100);
    await page.screenshot({ path: outputPath(`extension-host-${String(attempt)}.png`) });
    return new Map([...outcomesIn(results), [noErrors, editor.errors()[0]]]);
  } finally {
    await browser.close();
    await editor.stop();
    sample.remove();
    rmSync(scratch, { recursive: true, force: true });
  }
}

function outcomesIn(results: string): ReadonlyMap<Step, Outcome> {
  if (!existsSync(results)) throw new Error('the extension host wrote no results');
  const { steps, activation, firstHover } = JSON.parse(
    readFileSync(results, 'utf8'),
  ) as HostResults;
  console.info(`activation ${String(activation)} ms, first hover ${String(firstHover)} ms`);
  return new Map(
    hostSteps.flatMap((step) => {
      const outcome = steps[step];
      return outcome === undefined ? [] : [[step, outcome ?? undefined] as const];
    }),
  );
}
