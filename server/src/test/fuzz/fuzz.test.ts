import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fc, seed } from '../property.ts';
import { expectHarmless } from './page-target.ts';
import { fuzzTargets } from './targets.ts';

/** A short run for every change, of the same inputs each time; `npm run fuzz` makes the long ones, from other seeds. */
const numRuns = Number(process.env['MACHLINT_FUZZ_RUNS'] ?? 60);

const corpus = fileURLToPath(new URL('../../../../fixtures/fuzz', import.meta.url));

for (const target of fuzzTargets) {
  describe.skipIf(target.lacks !== undefined)(`fuzzing: ${target.name}`, () => {
    afterAll(() => target.close?.());
    const folder = join(corpus, target.name);
    const known = existsSync(folder) ? readdirSync(folder).sort() : [];

    it.each(known)('%s, which failed once, keeps the laws', async (name) => {
      await target.check(readFileSync(join(folder, name), 'utf8'));
    });

    it(
      `${numRuns} inputs keep the laws (MACHLINT_SEED=${seed})`,
      { timeout: 300_000 },
      async () => {
        const property = fc.asyncProperty(target.inputs, target.check);
        await fc.assert(property, { numRuns, seed });
      },
    );
  });
}

it('knows a harmful page when it sees one', () => {
  for (const html of [
    '<script>x</script>',
    '<b onclick="x">',
    '<a href="javascript:x">',
    '<svg>',
  ]) {
    expect(() => expectHarmless(html)).toThrow();
  }
});
