import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { machlint } from '../test/command-line.ts';

const cwd = fileURLToPath(new URL('../../../', import.meta.url)).replace(/[\\/]$/, '');

it('shows in the demo what the product does', async () => {
  const { stdout, stderr, code } = await machlint('check fixtures/demo --no-cache', { cwd });
  const found = [...stdout.matchAll(/\[([a-z]+\/[a-z-]+)\]$/gm)].map(([, rule]) => rule);
  expect(new Set(found)).toEqual(
    new Set([
      'ids/range-overlap',
      'man/broken-link',
      'man/duplicate-return-code',
      'man/missing-annotation',
      'man/param-name-mismatch',
      'man/param-undocumented',
      'man/prototype-missing-semicolon',
      'man/synopsis-name-is-type',
      'man/unclosed-strong',
      'man/unknown-return-code',
      'mig/simpleroutine-out',
      'mig/wait-may-leak',
    ]),
  );
  expect({ stderr, code }).toEqual({ stderr: '', code: 1 });
});
