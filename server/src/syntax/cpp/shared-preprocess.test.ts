import { expect, it } from 'vitest';
import { fc } from '../../test/property.ts';
import { sourceFile, type SourceFile } from '../../text/source-file.ts';
import { fileId } from '../../text/span.ts';
import { preprocess } from './preprocess.ts';
import type { PreprocessOptions } from './preprocess-options.ts';
import { sharedPreprocess } from './shared-preprocess.ts';

it('gives each target what preprocessing it alone gives', () => {
  fc.assert(
    fc.property(
      fc.array(lines, { maxLength: 14 }),
      fc.array(targets, { maxLength: 5 }),
      (text, all) => {
        const root = sourceFile(fileId('/root.defs'), 'defs', text.join('\n'));
        const shared = sharedPreprocess(root, all);
        const indices = shared.flatMap((each) => each.targets);
        expect(indices.sort()).toEqual([...all.keys()]);
        for (const { unit, targets: members } of shared) {
          for (const index of members) {
            const options = all[index];
            if (options !== undefined) expect(unit).toEqual(preprocess(root, options));
          }
        }
      },
    ),
    { numRuns: 1500 },
  );
});

it('shares a unit where the text asks about nothing that differs', () => {
  const root = sourceFile(fileId('/root.defs'), 'defs', '#if KERNEL\nskip;\n#endif\n');
  const options = (defines: Readonly<Record<string, string>>): PreprocessOptions => ({
    ...{ defines, imacros: [], slashComments: true, resolve: () => undefined },
  });
  const all = [{ KERNEL: '1' }, {}, { KERNEL: '1', SERVER: '1' }, { SERVER: '1' }].map(options);
  expect(sharedPreprocess(root, all).map((each) => each.targets)).toEqual([
    [0, 2],
    [1, 3],
  ]);
});

const names = fc.constantFrom('A', 'B', 'C');

const lines = fc.oneof(
  names.map((name) => `#define ${name} 2`),
  names.map((name) => `#undef ${name}`),
  names.map((name) => `#if ${name}`),
  names.map((name) => `#ifdef ${name}`),
  names.map((name) => `#elif defined(${name})`),
  names.map((name) => `use ${name} ${name}(x);`),
  fc.constantFrom('#else', '#endif', '#include "one.h"', '#include <two.h>', '// note', 'plain;'),
  fc.constantFrom('#define F(x) A x', 'F(B)', '#if __has_include(<two.h>)'),
);

const one = sourceFile(fileId('/one.h'), 'header', '#ifndef B\n#define B C\n#endif\n');
const two = sourceFile(fileId('/two.h'), 'header', 'A;\n');
const three = sourceFile(fileId('/three.h'), 'header', '#define C A\n');

const targets: fc.Arbitrary<PreprocessOptions> = fc
  .record({
    defines: fc.dictionary(names, fc.constantFrom('', '0', '1'), { noNullPrototype: true }),
    imacros: fc.subarray([three]),
    slashComments: fc.boolean(),
    known: fc.subarray([one, two]),
  })
  .map(({ known, ...options }) => {
    const resolve = (path: string): SourceFile | undefined =>
      known.find(({ id }) => id === `/${path}`);
    return { ...options, resolve };
  });
