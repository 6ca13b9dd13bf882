import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { lowerFile } from '../test/lower.ts';
import { openCompiler, type Compiler } from '../test/migcom.ts';
import { randomInterface } from '../test/random-interface.ts';
import { systemPath } from '../test/shared.ts';
import { sourceFile } from '../text/source-file.ts';
import { fileId } from '../text/span.ts';
import { messageLayouts } from './layout.ts';

const program = systemPath('/usr/lib/mig/x86_64-gnu-migcom');
const numRuns = Number(process.env['MACHLINT_GNU_RUNS'] ?? 300);
const seed = Number(process.env['MACHLINT_GNU_SEED'] ?? Date.now() % 2 ** 31);

describe.skipIf(program === undefined)('the real GNU compiler', () => {
  const compiler = openCompiler(program ?? '', 'gnu');
  afterAll(() => compiler.close());

  it(`agrees about ${numRuns} random interfaces (MACHLINT_GNU_SEED=${seed})`, () => {
    let compared = 0;
    const property = fc.property(fc.gen(), (draw) => {
      const text = randomInterface(draw, 'gnu');
      compared += expectAgreement(compiler, text) ? 1 : 0;
    });
    fc.assert(property, { numRuns, seed });
    // About one in ten kills the compiler: an unbounded array of elements without a size divides by zero in it.
    expect(compared).toBeGreaterThan(numRuns / 2);
  });
});

const layout = {
  dialect: 'gnu',
  architecture: 'x86_64',
  side: 'user',
  machMsg2: false,
} as const;

/** Compares verdict, lines, severities, prototypes, ids and sizes. False where the compiler dies and says nothing. */
function expectAgreement(compiler: Compiler, text: string): boolean {
  const answer = compiler.compile(text);
  if (answer.crashed) return false;
  const file = sourceFile(fileId('/a.defs'), 'defs', text);
  const { diagnostics, slots, subsystem } = lowerFile(file, { dialect: 'gnu' }).interface;
  const ours = diagnostics.map(({ severity, span }) => {
    return `${file.lines.position(span.start).line + 1} ${severity}`;
  });
  const theirs = answer.findings.flatMap(({ line, severity }) => {
    return line === undefined ? [] : [`${line} ${severity}`];
  });
  const isRejected = diagnostics.some(({ severity }) => severity === 'error');
  expect(isRejected, `rejected:\n${text}`).toBe(!answer.ok);
  // The compiler keeps its warnings to itself after an error, so that of a bad file we may say more.
  expect(new Set(ours), text).toEqual(new Set(answer.ok ? theirs : [...ours, ...theirs]));
  if (!answer.ok) return true;
  const routines = slots.flatMap((slot) => (slot.kind === 'routine' ? [slot] : []));
  const user = routines.map(({ userPrototype }) => userPrototype);
  const server = routines.map(({ serverPrototype }) => serverPrototype);
  expect([...user, ...server], text).toEqual(answer.routines);
  const ids = routines.map(
    ({ name, messageId, replyId }) => `${name.text} ${messageId} ${replyId ?? 0}`,
  );
  expect(ids, text).toEqual(answer.ids);
  const kernelServer = subsystem?.kernelServer ?? false;
  const sizes = routines.map((slot, index) => {
    const isAsserted = answer.requestSizes[index] !== undefined;
    return isAsserted ? messageLayouts(slot, { ...layout, kernelServer }).request.size : undefined;
  });
  expect(sizes, text).toEqual(answer.requestSizes);
  return true;
}
