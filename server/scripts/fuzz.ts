/**
 * `npm run fuzz -- [--target NAME] [--seconds N] [--seed S]`: throws random input at one target or, in turns, at all of
 * them until the time is over, and tells how many inputs each took. A failure is made small, written to
 * `fixtures/fuzz/`, and ends the run of its target; the exit status is 1 then. Here, unlike in the tests, the time that
 * a reader takes counts, too.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import type { FuzzTarget } from '../src/test/fuzz/fuzz-target.ts';
import { fuzzTargets } from '../src/test/fuzz/targets.ts';

const { values } = parseArgs({
  options: {
    target: { type: 'string' },
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
});
const seed = Number(values.seed);
const chosen = fuzzTargets.filter(
  ({ name }) => values.target === undefined || name === values.target,
);
if (chosen.length === 0) {
  const names = fuzzTargets.map(({ name }) => name).join(', ');
  console.error(`there is no target \`${values.target}\`, expected one of ${names}`);
  process.exit(2);
}
process.env['MACHLINT_FUZZ_TIMED'] = '1';
const corpus = fileURLToPath(new URL('../../fixtures/fuzz', import.meta.url));
console.log(`seed ${seed}, ${values.seconds} s for ${chosen.length} targets`);

for (const target of chosen) {
  if (target.lacks !== undefined) {
    console.log(`${target.name}: skipped, there is no ${target.lacks}`);
    continue;
  }
  const end = performance.now() + (Number(values.seconds) * 1000) / chosen.length;
  const { inputs, failure } = await run(target, end);
  target.close?.();
  console.log(`${target.name}: ${inputs} inputs${failure === undefined ? '' : ', one failed'}`);
  if (failure !== undefined) {
    console.log(failure);
    process.exitCode = 1;
  }
}

/** Chunks of inputs, each with a seed of its own, so that a failure is found again in less time. */
async function run(
  target: FuzzTarget,
  end: number,
): Promise<{ readonly inputs: number; readonly failure: string | undefined }> {
  let inputs = 0;
  for (let chunk = 0; performance.now() < end; chunk += 1) {
    const property = fc.asyncProperty(target.inputs, target.check);
    const chunkSeed = (seed + chunk) | 0;
    const found = await fc.check(property, { numRuns: 50, seed: chunkSeed, endOnFailure: true });
    inputs += found.numRuns;
    if (found.failed) return { inputs, failure: await smallest(target, chunkSeed, found) };
  }
  return { inputs, failure: undefined };
}

/** Writes the failure as it was found, then in its place what two minutes make of it. */
async function smallest(
  target: FuzzTarget,
  chunkSeed: number,
  found: fc.RunDetails<[string]>,
): Promise<string> {
  const first = written(target, found);
  console.log(`${first} (seed ${chunkSeed}), to be made smaller`);
  const small = await fc.check(fc.asyncProperty(target.inputs, target.check), {
    seed: chunkSeed,
    ...(found.counterexamplePath === null ? {} : { path: found.counterexamplePath }),
    interruptAfterTimeLimit: 120_000,
  });
  if (!small.failed || small.counterexample === null) return `${first}: it does not fail again`;
  rmSync(join(corpus, first));
  const reason = small.errorInstance instanceof Error ? small.errorInstance.message : '';
  return `fixtures/fuzz/${written(target, small)} (seed ${chunkSeed})\n${reason}`;
}

function written({ name, extension }: FuzzTarget, found: fc.RunDetails<[string]>): string {
  const text = found.counterexample?.[0] ?? '';
  const path = `${name}/${createHash('sha256').update(text).digest('hex').slice(0, 12)}${extension}`;
  mkdirSync(join(corpus, name), { recursive: true });
  writeFileSync(join(corpus, path), text);
  return path;
}
