import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ruleIds, ruleIndexSource } from '../../scripts/rule-index.ts';
import { ruleCatalog } from './catalog.ts';
import { rules } from './index.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));

it('lists every rule (`npm run new-rule` writes the list)', async () => {
  expect(readFileSync(`${folder}index.ts`, 'utf8')).toBe(await ruleIndexSource(folder));
});

it('gives every rule the name of its file', () => {
  expect(rules.map(({ id }) => id)).toEqual(ruleIds(folder));
});

it('names every rule once', () => {
  const ids = ruleCatalog.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

it('keeps the presets and severities that were decided (`npm run bless` after a decision)', async () => {
  const table = ruleCatalog.map(({ id, presets, severity }) => {
    const weight = typeof severity === 'string' ? severity : Object.values(severity).join('/');
    return `${id}: ${weight}, ${presets.join(' and ') || 'all alone'}\n`;
  });
  await expect(table.join('')).toMatchFileSnapshot('../../../fixtures/rules/presets.txt');
});
