import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fc } from '../test/property.ts';
import { lowerFile } from '../test/lower.ts';
import { randomInterface } from '../test/random-interface.ts';
import { sourceFile } from '../text/source-file.ts';
import { fileId } from '../text/span.ts';
import type { Dialect } from './dialect.ts';
import type { Interface } from './interface.ts';

const folder = new URL('../../../fixtures/conformance/', import.meta.url);
const cases = readdirSync(folder).filter((name) => name.endsWith('.defs'));
const texts = cases.map((name) => readFileSync(new URL(name, folder), 'latin1'));

/** Lowers a text and looks at every place that comes out. */
function lowerSafely(text: string, dialect: Dialect): Interface {
  const file = sourceFile(fileId('/a.defs'), 'defs', text);
  const { interface: lowered } = lowerFile(file, { dialect });
  const spans = [
    ...lowered.diagnostics.flatMap(({ span, related = [] }) => [
      span,
      ...related.map((r) => r.span),
    ]),
    ...lowered.mentions.flat().map(({ span }) => span),
    ...lowered.slots.map(({ span }) => span),
  ];
  for (const { start, end } of spans) {
    if (start < 0 || start > end || end > text.length) {
      throw new RangeError(`${start} to ${end} is outside of the ${text.length} of\n${text}`);
    }
  }
  return lowered;
}

const dialects = ['apple', 'gnu'] as const;

describe('lowerInterface', () => {
  it('survives every prefix of every conformance case', { timeout: 60_000 }, () => {
    // Many cases begin with the same lines.
    const prefixes = new Set<string>();
    for (const text of texts) {
      for (let end = 0; end <= text.length; end++) prefixes.add(text.slice(0, end));
    }
    for (const prefix of prefixes) lowerSafely(prefix, dialects[prefix.length % 2] ?? 'apple');
  });

  it('survives any characters anywhere in them', () => {
    const edits = fc.array(
      fc.tuple(fc.nat(400), fc.nat(9), fc.string({ unit: 'binary', maxLength: 4 })),
      {
        maxLength: 4,
      },
    );
    const property = fc.property(
      fc.constantFrom(...texts),
      edits,
      fc.constantFrom(...dialects),
      (text, list, dialect) => {
        const edited = list.reduce((old, [at, gone, insert]) => {
          return old.slice(0, at) + insert + old.slice(at + gone);
        }, text);
        lowerSafely(edited, dialect);
      },
    );
    fc.assert(property, { numRuns: 2000 });
  });

  it('survives random interfaces in the other dialect', () => {
    const property = fc.property(fc.gen(), fc.constantFrom(...dialects), (draw, dialect) => {
      lowerSafely(randomInterface(draw, dialect), dialect === 'gnu' ? 'apple' : 'gnu');
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('gives every routine of a file an id of its own, broken ones too', () => {
    const property = fc.property(fc.gen(), (draw) => {
      const text = randomInterface(draw, 'apple');
      const { slots, end, subsystem } = lowerSafely(text, 'apple');
      let next = subsystem?.base ?? 0;
      for (const slot of slots) {
        expect(slot.messageId).toBe(next >>> 0);
        next += slot.kind === 'skip' ? slot.count : 1;
      }
      expect(end).toBe(next >>> 0);
    });
    fc.assert(property, { numRuns: 200 });
  });
});

const header = 'subsystem demo 1; type p = MACH_MSG_TYPE_COPY_SEND; type t = array[*:3] of p;\n';

describe('the time that lowering takes', () => {
  /** Milliseconds of the processor's own time, so that other programs do not count; the best of three. */
  const costOf = (text: string): number => {
    const costs = [0, 1, 2].map(() => {
      const before = process.cpuUsage();
      lowerSafely(text, 'apple');
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    });
    return Math.min(...costs);
  };

  it.each<readonly [string, (n: number) => string, number]>([
    ['arguments', (n) => `${header}routine r(s: p${'; in a: t, const'.repeat(n)});`, 2_000],
    ['routines', (n) => header + 'routine r(s: p; in a: p, dealloc);\n'.repeat(n), 1_000],
    ['types', (n) => header + 'type u = array[3] of p;\n'.repeat(n), 1_000],
    ['syntax errors', (n) => header + 'type = 5; routine ( ;\n'.repeat(n), 1_000],
    ['open brackets', (n) => `${header}type u = ${'array['.repeat(n)}`, 5_000],
    ['open parentheses', (n) => `${header}type u = array[${'('.repeat(n)}`, 5_000],
    ['flags', (n) => `${header}routine r(s: p${', dealloc'.repeat(n)});`, 5_000],
  ])('grows as their number does: %s', (_what, make, n) => {
    // Sixteen times as much takes 256 times as long where a step looks at all that came before.
    const little = Math.max(costOf(make(n)), 20);
    expect(costOf(make(n * 16))).toBeLessThan(little * 100);
  });

  it('reads a line of 10 MB', { timeout: 60_000 }, () => {
    const part = `routine ${'long_name_'.repeat(30)}(server : p; in a : p; out b : t);`;
    const text = header + part.repeat(Math.ceil(10_000_000 / part.length));
    expect(lowerSafely(text, 'apple').slots.length).toBeGreaterThan(20_000);
  });
});
