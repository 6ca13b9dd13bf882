import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** Where screenshots and logs are kept: not part of the repository. */
export function outputPath(name: string): string {
  const folder = join(repository, '.ci/out');
  mkdirSync(folder, { recursive: true });
  return join(folder, name);
}

/** What became of one step of a session: undefined where it went well, what went wrong otherwise. */
export type Outcome = string | undefined;

/**
 * Runs a session in a real editor, and once more where a step of it failed: a browser on a busy machine may lose a
 * click. What fails twice has failed. Steps that a session did not reach are failures.
 */
export async function session<Step extends string>(
  steps: readonly Step[],
  run: (attempt: number) => Promise<ReadonlyMap<Step, Outcome>>,
): Promise<(step: Step) => void> {
  const once = async (attempt: number): Promise<ReadonlyMap<Step, Outcome>> => {
    try {
      return await run(attempt);
    } catch (error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return new Map(steps.map((step) => [step, text]));
    }
  };
  const failures = (outcomes: ReadonlyMap<Step, Outcome>): readonly string[] =>
    steps.flatMap((step) => {
      const outcome = outcomes.has(step) ? outcomes.get(step) : 'was not reached';
      return outcome === undefined ? [] : [`${step}: ${outcome}`];
    });

  let outcomes = await once(1);
  const failed = failures(outcomes);
  if (failed.length > 0) {
    console.warn(`once more, since these steps failed:\n${failed.join('\n')}`);
    outcomes = await once(2);
  }
  return (step) => {
    const outcome = outcomes.has(step) ? outcomes.get(step) : 'the session did not reach it';
    if (outcome !== undefined) throw new Error(outcome);
  };
}
