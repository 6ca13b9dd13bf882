import { afterAll, describe, it } from 'vitest';
import { fc } from '../../test/property.ts';
import { gccTarget } from '../../test/fuzz/gcc-target.ts';

/** How many random texts each run compares; a long run by hand sets more. */
const numRuns = Number(process.env['MACHLINT_RUNS'] ?? 200);

describe.skipIf(gccTarget.lacks !== undefined)('preprocess beside gcc -E -undef', () => {
  afterAll(() => gccTarget.close?.());

  it('gives the same tokens, spaces and faults for random texts', async () => {
    await fc.assert(fc.asyncProperty(gccTarget.inputs, gccTarget.check), { numRuns });
  });
});
