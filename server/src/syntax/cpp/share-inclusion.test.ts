import { expect, it } from 'vitest';
import { fc } from '../../test/property.ts';
import { sourceFile, type SourceFile } from '../../text/source-file.ts';
import { fileId } from '../../text/span.ts';
import { preprocess } from './preprocess.ts';
import type { PreprocessOptions } from './preprocess-options.ts';
import type { Unit } from './unit.ts';

type Texts = Readonly<Record<string, string>>;

/** Files of their own objects: nothing that was read of equal texts before is known of them. */
function filesOf(texts: Texts): ReadonlyMap<string, SourceFile> {
  const named = Object.entries(texts);
  return new Map(named.map(([name, text]) => [name, sourceFile(fileId(`/${name}`), 'defs', text)]));
}

function read(root: string, files: ReadonlyMap<string, SourceFile>, defines: Texts): Unit {
  return readFile(sourceFile(fileId('/root.defs'), 'defs', root), files, defines);
}

function readFile(root: SourceFile, files: ReadonlyMap<string, SourceFile>, defines: Texts): Unit {
  const options: PreprocessOptions = {
    ...{ defines, imacros: [], slashComments: true },
    resolve: (path) => files.get(path),
  };
  return preprocess(root, options);
}

/** All that a unit says; which stretches it is made of may differ. */
function facts({ stretches: _, runs: __, ...told }: Unit) {
  return { ...told, files: told.files.map(({ id }) => id) };
}

const lines = fc.constantFrom(
  ...['#include "a"', '#include "b"', '#include "c"', '#import "b"', '#include <missing>'],
  ...[
    '#define X 1',
    '#define X 2',
    '#define Y X',
    '#define F(a) a X Y',
    '#undef X',
    '#pragma once',
  ],
  ...['#if X', '#ifdef Y', '#ifndef G', '#else', '#endif', '#define G', '#line 7 "other"'],
  ...['type x = int;', 'X', 'Y Y', 'F(1', ')', 'F(Y)', 'F', '__COUNTER__', '__LINE__'],
  ...['__INCLUDE_LEVEL__', '__BASE_FILE__', '#if __has_include("c")', 'skip; // note', '/* open'],
);
const text = fc.array(lines, { maxLength: 8 }).map((all) => all.join('\n'));
const guarded = text.map((inner) => `#ifndef GUARD\n#define GUARD\n${inner}\n#endif\n`);
const defines = fc.constantFrom<Texts>({}, { X: '1' }, { X: '1', Y: '3' }, { G: '' });
const texts = fc.record({ a: fc.oneof(text, guarded), b: text, c: fc.oneof(text, guarded) });

it('gives every root what reading all of its files anew gives', () => {
  fc.assert(
    fc.property(
      texts,
      fc.array(fc.record({ root: text, defines }), { minLength: 2, maxLength: 5 }),
      (included, roots) => {
        const files = filesOf(included);
        for (const { root, defines: defined } of roots) {
          const alone = read(root, filesOf(included), defined);
          expect(facts(read(root, files, defined))).toEqual(facts(alone));
        }
      },
    ),
    { numRuns: 1000 },
  );
});

it('gives a root whose files change what reading it anew gives', () => {
  const change = fc.record({ name: fc.constantFrom('a', 'b', 'c'), text: fc.oneof(text, guarded) });
  const longer = fc.array(lines, { maxLength: 16 }).map((all) => all.join('\n'));
  fc.assert(
    fc.property(
      texts,
      longer,
      fc.array(defines, { minLength: 1, maxLength: 2 }),
      fc.array(change, { minLength: 3, maxLength: 8 }),
      (included, root, targets, changes) => {
        const file = sourceFile(fileId('/root.defs'), 'defs', root);
        let now: Texts = included;
        let files = filesOf(included);
        for (const { name, text: changed } of changes) {
          for (const defined of targets) {
            const alone = read(root, filesOf(now), defined);
            expect(facts(readFile(file, files, defined))).toEqual(facts(alone));
          }
          now = { ...now, [name]: changed };
          const edited = sourceFile(fileId(`/${name}`), 'defs', changed);
          files = new Map([...files, [name, edited]]);
        }
      },
    ),
    { numRuns: 500 },
  );
});

it('reads a file again only where something that it asked about is another', () => {
  const files = filesOf({ a: '#ifdef KERNEL\ntype k = int;\n#endif\ntype a = int;\n' });
  const runOf = (defined: Texts, root = '#include "a"\n'): unknown =>
    read(root, files, defined).runs[0];
  const plain = runOf({});
  expect(runOf({ OTHER: '1' })).toBe(plain);
  expect(runOf({}, '#define OTHER 2\n#include "a"\nskip;\n')).toBe(plain);
  expect(runOf({ KERNEL: '1' })).not.toBe(plain);
  expect(runOf({}, '#define KERNEL 1\n#include "a"\n')).not.toBe(plain);
});
