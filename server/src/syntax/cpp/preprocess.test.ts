import { describe, expect, it } from 'vitest';
import { preprocessed } from '../../test/preprocessed.ts';
import type { Span } from '../../text/span.ts';
import { preprocess } from './preprocess.ts';

describe('preprocess', () => {
  it('keeps a routine name that macros make, with the name that was typed', () => {
    const { text, unit, textAt } = preprocessed(
      `#define CONCAT(a,b) a ## b
#define PREFIX(n) CONCAT(_kernelrpc_, n)
#define SUFFIX(n) CONCAT(n, _external)
routine PREFIX(SUFFIX(vm_map))(
`,
    );
    expect(text).toBe('routine _kernelrpc_vm_map_external(');
    const name = unit.tokens[1];
    expect(name && textAt(name)).toBe('vm_map');
    expect(name?.call && textAt(name.call)).toBe('PREFIX(SUFFIX(vm_map))');
  });

  it('reuses the tokens of the file where no macro changes them', () => {
    const { unit, file, options } = preprocessed('#define A 1\nskip;\nA\n');
    const again = preprocess(file, options);
    expect(again.tokens[0]).toBe(unit.tokens[0]);
    expect(again.tokens[1]).toBe(unit.tokens[1]);
  });

  it('takes an undefined name for 0', () => {
    expect(preprocessed('#if (A | B)\nyes\n#else\nno\n#endif\n', { B: '' }).text).toBe('no');
    expect(preprocessed('#if (A | B)\nyes\n#else\nno\n#endif\n', { B: '2' }).text).toBe('yes');
  });

  it('includes what it finds, and tells quietly what it does not', () => {
    const { unit, text } = preprocessed(
      '#include <types.defs>\n#include <none.h>\nend\n',
      {},
      {
        '/types.defs': '#ifndef G\n#define G\ntype\n#endif\n',
      },
    );
    expect(text).toBe('type\nend');
    expect(unit.includes.map(({ path, file }) => [path, file])).toEqual([
      ['types.defs', '/types.defs'],
      ['none.h', undefined],
    ]);
    expect(unit.problems).toEqual([]);
  });

  it('notes where a macro is defined, asked for and used, and which definition is meant', () => {
    const { unit, textAt } = preprocessed(
      '#define A 1\n#ifdef A\nA\n#endif\n#if defined(B) || C\n#endif\n#undef A\nA\n#define A 2\nA\n',
      { FROM_TARGET: '1' },
    );
    const lineOf = ({ start }: Span): number => unit.files[0]?.lines.position(start).line ?? 0;
    const told = unit.macros.map(({ role, span, definition }) => {
      const where = definition === undefined ? 'nothing' : `line ${lineOf(definition) + 1}`;
      return `${lineOf(span) + 1} ${role} ${textAt(span)} of ${where}`;
    });
    expect(told).toEqual([
      '1 definition A of line 1',
      '2 test A of line 1',
      '3 reference A of line 1',
      '5 test B of nothing',
      '5 test C of nothing',
      '7 reference A of line 1',
      '9 definition A of line 9',
      '10 reference A of line 9',
    ]);
  });

  it('lists the line markers', () => {
    const { unit } = preprocessed('# 7 "a.c" 1\nx\n#line 9\ny\n');
    expect(unit.lineMarkers.map(({ line, file }) => [line, file])).toEqual([
      [7, 'a.c'],
      [9, undefined],
    ]);
  });

  it('refuses line comments where the compiler does, but not in what is skipped', () => {
    const { file, options, textAt } = preprocessed('x // a\n#if 0\n// b\n#endif\n/* c */ // d\n');
    const ansi = preprocess(file, { ...options, slashComments: false });
    const refused = ansi.problems.filter(({ rule }) => rule === 'line-comment');
    expect(refused.map(({ span }) => textAt(span))).toEqual(['// a', '// d']);
  });

  it('lists what it skips', () => {
    const { unit, textAt } = preprocessed('#if A\none\n#elif B\ntwo\n#else\nthree\n#endif\n', {
      B: '1',
    });
    expect(unit.inactive.map(textAt)).toEqual(['one\n', 'three\n']);
  });

  it('survives a file that includes itself twice', () => {
    const { unit } = preprocessed('#include "main.defs"\n#include "main.defs"\nx\n');
    expect(unit.problems.map(({ rule }) => rule)).toEqual(['include-depth']);
  });

  it('gives up on a macro bomb', () => {
    const levels = Array.from({ length: 40 }, (_, n) => `#define B${n + 1} B${n} B${n}\n`);
    const { unit, text } = preprocessed(`#define B0 x\n${levels.join('')}B40; B2\n`);
    expect(unit.problems.map(({ rule }) => rule)).toEqual(['macro-limit']);
    expect(text).toBe('B40; x x x x');
  });
});
