import type fc from 'fast-check';
import type { Span } from '../../text/span.ts';

/** One way in which strangers' input comes in, and the laws that must hold for all of it. */
export interface FuzzTarget {
  readonly name: string;
  /** Why it cannot run here; undefined where it can. */
  readonly lacks?: string;
  /** Random inputs, each as the text of a fixture. */
  readonly inputs: fc.Arbitrary<string>;
  /** Throws where a law does not hold. */
  readonly check: (input: string) => Promise<void>;
  /** What a fixture's name ends in. */
  readonly extension: string;
  readonly close?: () => void;
}

interface TargetOf<Input> extends Omit<FuzzTarget, 'inputs' | 'check' | 'extension'> {
  readonly inputs: fc.Arbitrary<Input>;
  readonly check: (input: Input) => void | Promise<void>;
}

/** A target whose input is one text. */
export function textTarget(target: TargetOf<string> & { readonly extension: string }): FuzzTarget {
  return { ...target, check: async (text) => target.check(text) };
}

/** A target whose input is data without functions, kept as JSON. */
export function dataTarget<Input>(target: TargetOf<Input>): FuzzTarget {
  return {
    ...target,
    extension: '.json',
    inputs: target.inputs.map((input) => `${JSON.stringify(input, undefined, 1)}\n`),
    check: async (text) => target.check(JSON.parse(text) as Input),
  };
}

/** Every span in a value, however deep; what is met twice is looked at once. */
export function* spansIn(value: unknown, seen = new Set<object>()): Generator<Span> {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  if ('file' in value && 'start' in value && 'end' in value) yield value as Span;
  const parts = value instanceof Map ? [...value.entries()] : Object.values(value);
  for (const each of parts) yield* spansIn(each, seen);
}

/** Throws where a span lies outside its file; built-in definitions have texts of their own. */
export function expectInside(
  spans: Iterable<Span>,
  lengthOf: (file: string) => number | undefined,
): void {
  for (const { file, start, end } of spans) {
    if (typeof file !== 'string' || file.startsWith('builtin:')) continue;
    const length = lengthOf(file);
    if (length === undefined) throw new Error(`a span in a file that is not there: ${file}`);
    if (!(0 <= start && start <= end && end <= length))
      throw new Error(`a span from ${start} to ${end} in the ${length} units of ${file}`);
  }
}

export function expectSame(left: unknown, right: unknown, law: string): void {
  const [a, b] = [JSON.stringify(left), JSON.stringify(right)];
  if (a === b) return;
  let at = 0;
  while (a[at] === b[at]) at += 1;
  const near = (text: string): string => text.slice(Math.max(0, at - 200), at + 200);
  throw new Error(`${law}\n--- one\n${near(a)}\n--- other\n${near(b)}`);
}
