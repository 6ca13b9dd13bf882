import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

/** The ids of the rules in the folders of `server/src/rules`, sorted: the files that export one. */
export function ruleIds(rulesFolder: string): readonly string[] {
  return readdirSync(rulesFolder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /^[^/]+\/[^/]+\.ts$/.test(file) && !file.endsWith('.test.ts'))
    .filter((file) =>
      readFileSync(join(rulesFolder, file), 'utf8').includes('\nexport default defineRule('),
    )
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}

/** What `server/src/rules/index.ts` must hold. */
export async function ruleIndexSource(rulesFolder: string): Promise<string> {
  const ids = ruleIds(rulesFolder);
  const source = [
    '// Sorted by name; `npm run new-rule` writes this file from the folders beside it.',
    "import type { AnyRule } from './rule.ts';",
    ...ids.map((id) => `import ${identifierOf(id)} from './${id}.ts';`),
    '',
    '/** Every rule that has a `check`, in the order of the names. */',
    'export const rules: readonly AnyRule[] = [',
    ...ids.map((id) => `  ${identifierOf(id)},`),
    '];',
    '',
  ].join('\n');
  const indexFile = join(rulesFolder, 'index.ts');
  return format(source, { ...(await resolveConfig(indexFile)), filepath: indexFile });
}

/** `style/trailing-white-space` is `styleTrailingWhiteSpace`. */
function identifierOf(id: string): string {
  return id.replace(/[/-]([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
