import { describe, expect, it } from 'vitest';
import { preprocessed } from '../../test/preprocessed.ts';
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
