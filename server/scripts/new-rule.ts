// npm run new-rule GROUP/NAME: writes the rule, its documentation and its line in the index.
// npm run new-rule: writes the index alone, from the folders of the rules.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ruleIndexSource } from './rule-index.ts';
import { documentSource, ruleSource } from './rule-template.ts';

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
  const files = new Map([
    [`${rulesFolder}/${id}.ts`, ruleSource(id)],
    [`${documents}/${id}.md`, documentSource(id)],
  ]);
  const existing = [...files.keys()].filter((file) => existsSync(file));
  if (existing.length > 0) {
    console.error(`${existing.join(' and ')}: there already, nothing is written`);
    process.exit(2);
  }
  for (const [file, text] of files) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`wrote ${file}`);
  }
  console.log('`npm run bless -- rules` takes over what the rule says of its examples');
}
