import { afterAll, describe, expect, it } from 'vitest';
import { fc, seed } from '../test/property.ts';
import { agreesWithCompiler, migcomTarget } from '../test/fuzz/migcom-target.ts';

const numRuns = Number(process.env['MACHLINT_GNU_RUNS'] ?? 300);

describe.skipIf(migcomTarget.lacks !== undefined)('the real GNU compiler', () => {
  afterAll(() => migcomTarget.close?.());

  it(`agrees about ${numRuns} random interfaces (MACHLINT_SEED=${seed})`, () => {
    let compared = 0;
    const property = fc.property(migcomTarget.inputs, (text) => {
      compared += agreesWithCompiler(text) ? 1 : 0;
    });
    fc.assert(property, { numRuns, seed });
    // About one in ten kills the compiler: an unbounded array of elements without a size divides by zero in it.
    expect(compared).toBeGreaterThan(numRuns / 2);
  });
});
