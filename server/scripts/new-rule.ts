// npm run new-rule GROUP/NAME: writes the rule, its documentation and its line in the index.
// npm run new-rule: writes the index alone, from the folders of the rules.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ruleIndexSource } from './rule-index.ts';

const rulesFolder = fileURLToPath(new URL('../src/rules', import.meta.url));
const documents = fileURLToPath(new URL('../../fixtures/rules', import.meta.url));

const [id] = process.argv.slice(2);
if (id !== undefined) writeRule(id);
writeFileSync(`${rulesFolder}/index.ts`, await ruleIndexSource(rulesFolder));
console.log('wrote server/src/rules/index.ts');

function writeRule(id: string): void {
  if (!/^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    console.error(`\`${id}\` names no rule: expected GROUP/NAME, as in ids/range-overlap`);
    process.exit(2);
  }
  const rule = `${rulesFolder}/${id}.ts`;
  const document = `${documents}/${id}.md`;
  for (const [file, text] of [
    [rule, ruleSource(id)],
    [document, documentSource(id)],
  ] as const) {
    if (existsSync(file)) {
      console.error(`${file} exists already`);
      process.exit(2);
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`wrote ${file}`);
  }
}

function titleOf(id: string): string {
  const words = id.slice(id.indexOf('/') + 1).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function ruleSource(id: string): string {
  return `import { defineRule } from '../rule.ts';

/** What is at fault, in a sentence. */
export default defineRule({
  id: '${id}',
  title: '${titleOf(id)}',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'routine',

  *check(routine) {
    yield { span: routine.declared, message: 'what is wrong, then what was expected' };
  },
});
`;
}

function documentSource(id: string): string {
  return `# ${titleOf(id)}

What is wrong, in a sentence or two.

## Why

What fails, concretely, and for whom.

## What to do

How to put it right.

## When to ignore

The case in which the finding is true and harmless.

## Wrong

\`\`\`defs door.defs
subsystem door 4000;
\`\`\`

## Right

\`\`\`defs door.defs
subsystem door 4000;
\`\`\`
`;
}
