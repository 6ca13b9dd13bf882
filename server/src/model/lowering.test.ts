import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { lowered } from '../test/lowered.ts';

/**
 * `fixtures/lowering/DIALECT.txt` holds examples between lines of `====`: a text, a line of `----`, and what the compiler
 * of the dialect makes of it. The first part stands above each text, unless its first line is `alone`.
 */
it.each(['apple', 'gnu'] as const)('reads interfaces as the %s compiler does', async (dialect) => {
  const path = fileURLToPath(new URL(`../../../fixtures/lowering/${dialect}.txt`, import.meta.url));
  const [head = '', ...examples] = readFileSync(path, 'utf8').split('====\n');
  const told = examples.map((example) => {
    const [source = ''] = example.split('----\n');
    const text = source.startsWith('alone\n') ? source.slice('alone\n'.length) : head + source;
    const made = lowered(text, { dialect });
    return made === '' ? `${source}----\n` : `${source}----\n${made}\n`;
  });
  await expect([head, ...told].join('====\n')).toMatchFileSnapshot(path);
});
