import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fileId, type FileId } from '../text/span.ts';

/** The Markdown page of a rule (`man/broken-link`); undefined where there is none. */
export function ruleDocumentation(rule: string): string | undefined {
  const path = ruleDocumentationFile(rule);
  return path === undefined ? undefined : readFileSync(path, 'utf8');
}

/**
 * The file of a rule's page. The package carries the pages beside the program; a checkout has them in `fixtures/rules`.
 */
export function ruleDocumentationFile(rule: string): FileId | undefined {
  if (!/^[a-z]+\/[a-z0-9-]+$/.test(rule)) return undefined;
  const path = folders
    .map((folder) => fileURLToPath(new URL(`${folder}${rule}.md`, import.meta.url)))
    .find((candidate) => existsSync(candidate));
  return path === undefined ? undefined : fileId(path.replaceAll('\\', '/'));
}

const folders: readonly string[] = ['./rules/', '../../../fixtures/rules/'];
