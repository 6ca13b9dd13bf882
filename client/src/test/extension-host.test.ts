import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { vscodeServer } from '../../../server/src/test/vscode-server.ts';
import { chromiumPath } from '../../../server/src/test/browser/launch.ts';
import { buildHostProgram, runInHost } from './host-window.ts';
import { hostSteps, type HostResults } from './host/steps.ts';
import { writeSample } from './sample.ts';
import { session, type Outcome } from './sessions.ts';

const isRunnable = vscodeServer() !== undefined && chromiumPath !== undefined;

/** A step that is judged from outside, when the others are done. */
const noErrors = 'leaves no error in the log';
const steps = [...hostSteps, noErrors] as const;
type Step = (typeof steps)[number];

/** Milliseconds for all steps: a hundred times what they take on an idle machine. */
const patience = 240_000;

describe.skipIf(!isRunnable)('in the extension host of Visual Studio Code', () => {
  let check: (step: Step) => void = () => {};

  beforeAll(async () => {
    await buildHostProgram('index');
    check = await session(steps, run);
  }, 2 * patience);

  it.each(steps)('%s', (step) => {
    check(step);
    expect.assertions(0);
  });
});

/** The steps run in the process in which extensions run, and write their results. */
async function run(attempt: number): Promise<ReadonlyMap<Step, Outcome>> {
  const sample = writeSample();
  const scratch = mkdtempSync(join(tmpdir(), 'machlint-host-'));
  try {
    const results = join(scratch, 'results.json');
    const errors = await runInHost({
      program: 'index',
      folder: sample.folder,
      results,
      name: `extension-host-${String(attempt)}`,
      patience,
    });
    return new Map([...outcomesIn(results), [noErrors, errors[0]]]);
  } finally {
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
