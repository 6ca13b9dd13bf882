import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

it('prints what the README shows of the demo', async () => {
  const fences = readFileSync(join(cwd, 'README.md'), 'utf8').split('```');
  const command = fences.findIndex((text) => text.includes('machlint check fixtures/demo'));
  const shown = (fences[command + 2] ?? '').split('\n').filter((line) => !/^…?$/.test(line));
  const { stdout } = await machlint('check fixtures/demo --no-cache', { cwd });
  expect(shown.length).toBeGreaterThan(2);
  expect(stdout.split('\n')).toEqual(expect.arrayContaining(shown));
});
