import { describe, expect, it } from 'vitest';
import { sourceFile, type SourceFile } from '../../text/source-file.ts';
import { fileId } from '../../text/span.ts';
import { maxIncludeDepth } from './limits.ts';
import { preprocess } from './preprocess.ts';
import type { Unit } from './unit.ts';

describe('preprocessing what nobody should write', () => {
  it.each([
    ['objects', (n: number) => `#define B${n + 1} B${n} B${n}\n`, 'B60'],
    ['functions', (n: number) => `#define B${n + 1}(x) B${n}(x x)\n`, 'B60(y)'],
    ['arguments', (n: number) => `#define B${n + 1}(x) B${n}(x) B${n}(x)\n`, 'B60(y)'],
  ])('stops a bomb of %s and reads on', (_, line, call) => {
    const levels = Array.from({ length: 60 }, (__, n) => line(n)).join('');
    const first = call.includes('(') ? '#define B0(x) x\n' : '#define B0 x\n';
    const unit = read(`${first}${levels}${call};\nskip;\n`);
    expect(rulesOf(unit)).toEqual(['macro-limit']);
    expect(unit.tokens.at(-2)?.text).toBe('skip');
  });

  it('stops a bomb in a condition', () => {
    const levels = Array.from({ length: 60 }, (_, n) => `#define B${n + 1} B${n}+B${n}\n`).join('');
    const { problems, tokens } = read(`#define B0 1\n${levels}#if B60\nno\n#endif\nend`);
    expect(problems.map(({ message }) => message)).toContain(
      'the condition grows past the limit of what macros may expand to',
    );
    expect(tokens.map(({ text }) => text)).toEqual(['end']);
  });

  it('bounds all the bombs of a file together', () => {
    const levels = Array.from({ length: 60 }, (_, n) => `#define B${n + 1} B${n} B${n}\n`).join('');
    const unit = read(`#define B0 x\n${levels}${'B60;\n'.repeat(2000)}`);
    expect(unit.problems.length).toBeLessThan(30);
  });

  it('survives calls that nest deeply', () => {
    const deep = 5000;
    const unit = read(`#define F(x) x\n${'F('.repeat(deep)}y${')'.repeat(deep)};\nskip;`);
    expect(rulesOf(unit)).toEqual(['macro-limit']);
  });

  it('survives parentheses that nest deeply in a condition', () => {
    const deep = 100_000;
    const unit = read(`#if ${'('.repeat(deep)}1${')'.repeat(deep)}\n#endif\nskip;`);
    expect(rulesOf(unit)).toEqual(['condition-syntax']);
    expect(rulesOf(read(`#if ${'!'.repeat(deep)}1\n#endif`))).toEqual(['condition-syntax']);
    expect(rulesOf(read(`#if ${'1?'.repeat(deep)}1\n#endif`))).toEqual(['condition-syntax']);
  });

  it('reads a hundred levels of includes, and tells of too many', () => {
    const chain = (length: number): Unit => {
      const files = Array.from({ length }, (_, n): [string, string] => [
        `${n}.defs`,
        n + 1 < length ? `#include "${n + 1}.defs"\n` : 'deepest;\n',
      ]);
      return read('#include "0.defs"\n', Object.fromEntries(files));
    };
    expect(chain(100).tokens.map(({ text }) => text)).toEqual(['deepest', ';']);
    expect(chain(100).problems).toEqual([]);
    expect(rulesOf(chain(maxIncludeDepth + 5))).toEqual(['include-depth']);
  });

  it('leaves a cycle of includes after one complaint', () => {
    const twice = '#include "a.defs"\n#include "b.defs"\n';
    const unit = read(`${twice}end;`, { 'a.defs': twice, 'b.defs': twice });
    expect(rulesOf(unit)).toEqual(['include-depth']);
    expect(unit.tokens.at(-2)?.text).toBe('end');
  });

  it('reads a line of ten megabytes, NUL bytes and nesting a hundred deep', () => {
    expect(read(`skip;${'x '.repeat(5_000_000)}`).tokens).toHaveLength(5_000_002);
    expect(read(`sk\0ip\0;${'\0'.repeat(1000)}`).problems).toEqual([]);
    const nested = `${'#if 1\n'.repeat(100)}in;\n${'#endif\n'.repeat(100)}`;
    expect(read(nested).problems).toEqual([]);
  });

  it('keeps the rest of a file behind a call that is half typed', () => {
    const unit = read('#define P(n) n ## _x\nroutine P(one\nskip;\nroutine P(two)(p);\n');
    expect(rulesOf(unit)).toEqual(['macro-call']);
    expect(unit.tokens.map(({ text }) => text).join(' ')).toContain('skip ; routine two_x ( p ) ;');
  });

  // A quadratic path takes minutes here, and the runner's time-out ends it.
  it('reads many half-typed calls to their end', () => {
    expect(rulesOf(read(`#define P(n) n\n${'P( '.repeat(20_000)}`))).toEqual(['macro-call']);
  });
});

function rulesOf({ problems }: Unit): readonly string[] {
  return [...new Set(problems.map(({ rule }) => rule))];
}

function read(text: string, others: Readonly<Record<string, string>> = {}): Unit {
  const files = new Map<string, SourceFile>(
    Object.entries(others).map(([name, content]) => [
      name,
      sourceFile(fileId(`/${name}`), 'defs', content),
    ]),
  );
  return preprocess(sourceFile(fileId('/root.defs'), 'defs', text), {
    defines: {},
    imacros: [],
    slashComments: true,
    resolve: (path) => files.get(path),
  });
}
