import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fc } from '../../test/property.ts';
import type { Dialect } from '../../model/dialect.ts';
import { lowerText } from '../../test/lower.ts';
import { randomInterface } from '../../test/random-interface.ts';
import { migRules } from './table.ts';

const severities = new Map(migRules.map(({ id, severity }) => [id, severity]));

function expectKnown(text: string, dialect: Dialect): void {
  for (const { rule, severity } of lowerText(text, { dialect }).diagnostics) {
    const row = severities.get(`mig/${rule}`);
    const decided = typeof row === 'object' ? row[dialect] : row;
    expect(`${rule}: ${decided}`).toBe(`${rule}: ${severity}`);
  }
}

it('has every rule that the semantics report, with its severity', () => {
  const folder = new URL('../../../../fixtures/conformance/', import.meta.url);
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.defs'))) {
    const text = readFileSync(new URL(name, folder), 'latin1');
    expectKnown(text, 'apple');
    expectKnown(text, 'gnu');
  }
  const dialects = fc.constantFrom<Dialect>('apple', 'gnu');
  fc.assert(
    fc.property(fc.gen(), dialects, (draw, dialect) => {
      expectKnown(randomInterface(draw, dialect), dialect);
    }),
    { numRuns: 500 },
  );
});
