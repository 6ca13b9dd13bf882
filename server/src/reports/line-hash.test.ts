import { expect, it } from 'vitest';
import { sourceFile } from '../text/source-file.ts';
import { fileId } from '../text/span.ts';
import { lineHashes } from './line-hash.ts';

const hashesOf = (text: string): readonly string[] =>
  lineHashes(sourceFile(fileId('/a'), 'other', text));

// The values are those of the tests of github/codeql-action.
it('hashes lines as code scanning does', () => {
  expect(hashesOf('')).toEqual(['c129715d7a2bc9a3:1']);
  expect(hashesOf(' a\nb\n  \t\tc\n d')).toEqual([
    '271789c17abda88f:1',
    '54703d4cd895b18:1',
    '180aee12dab6264:1',
    'a23a3dc5e078b07b:1',
  ]);
  expect(hashesOf(' hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End')).toEqual([
    '8b7cf3e952e7aeb2:1',
    'b1ae1287ec4718d9:1',
    'bff680108adb0fcc:1',
    'c6805c5e1288b612:1',
    'b86d3392aea1be30:1',
    'e6ceba753e1a442:1',
  ]);
});

it('takes every line break for the same', () => {
  expect(hashesOf('a\r\nb')).toEqual(hashesOf('a\nb'));
  expect(hashesOf('a\rb')).toEqual(hashesOf('a\nb'));
});

it('keeps the hash of a line when lines are added far before it', () => {
  const rest = 'x'.repeat(200) + '\nlast\n';
  expect(hashesOf(`new\nlines\n${rest}`).slice(2)).toEqual(hashesOf(rest));
});
