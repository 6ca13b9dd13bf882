import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The Markdown page of a rule (`man/broken-link`); undefined where there is none.
 * The package carries the pages beside the program; a checkout has them in `fixtures/rules`.
 */
export function ruleDocumentation(rule: string): string | undefined {
  if (!/^[a-z]+\/[a-z0-9-]+$/.test(rule)) return undefined;
  const path = folders
    .map((folder) => fileURLToPath(new URL(`${folder}${rule}.md`, import.meta.url)))
    .find((candidate) => existsSync(candidate));
  return path === undefined ? undefined : readFileSync(path, 'utf8');
}

const folders: readonly string[] = ['./rules/', '../../../fixtures/rules/'];
