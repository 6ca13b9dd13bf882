import { expect, it } from 'vitest';
import { fc } from '../test/property.ts';
import { fileId, type FileId } from '../text/span.ts';
import { createIndexer, type Contributions } from './shared-index.ts';

const words = ['a', 'b', 'c', 'd'];
const step = fc.record({
  file: fc.constantFrom('/1', '/2', '/3', '/4', '/5'),
  values: fc.option(fc.array(fc.constantFrom(...words), { maxLength: 4 }), { nil: undefined }),
});

function sorted(files: ReadonlyMap<FileId, readonly string[]>): Contributions<string> {
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

it('finds, after any changes, what an index of the last contributions alone finds', () => {
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const indexer = createIndexer((word: string) => [word, word.toUpperCase()]);
      const files = new Map<FileId, readonly string[]>();
      const lookups = steps.map(({ file, values }) => {
        if (values === undefined) files.delete(fileId(file));
        else files.set(fileId(file), values);
        const now = sorted(files);
        const scratch = createIndexer((word: string) => [word, word.toUpperCase()])(now);
        return { look: indexer(now), scratch };
      });
      // An old snapshot's answers stay what they were.
      for (const { look, scratch } of lookups) {
        for (const word of ['a', 'B', 'd', 'x']) expect(look(word)).toEqual(scratch(word));
      }
    }),
  );
});

it('takes over what has not changed', () => {
  const asked: string[] = [];
  const indexer = createIndexer((word: string) => {
    asked.push(word);
    return [word];
  });
  const kept = ['a', 'b'];
  indexer(new Map([[fileId('/1'), kept]]));
  const look = indexer(
    new Map([
      [fileId('/1'), kept],
      [fileId('/2'), ['c']],
    ]),
  );
  expect(look('c')).toEqual([{ file: '/2', value: 'c' }]);
  expect(asked).toEqual(['a', 'b', 'c']);
});
