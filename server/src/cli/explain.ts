import { ruleDocumentation } from '../host/rule-documentation.ts';
import { ruleCatalog, ruleNamed } from '../rules/catalog.ts';
import type { RuleDescription } from '../rules/rule.ts';
import { unknownRuleMessage } from '../rules/unknown-rule.ts';
import { CommandError, type CommandModule } from './command.ts';
import { ruleFacts } from './rules.ts';

export const define: CommandModule['define'] = (command, { host }) =>
  command
    .description('Print the documentation of a rule: what it finds, why that matters, what to do.')
    .argument('<rule>', 'its name, `man/broken-link`; the group may be left out')
    .action((name: string) => {
      const rule = findRule(name);
      const text = ruleDocumentation(rule.id) ?? `# ${rule.title}\n`;
      host.stdout.write(`${text.trimEnd()}\n\n${ruleFacts(rule)}\n`);
    });

/** A rule by its whole name, or by the part behind the group where only one group has it. */
function findRule(name: string): RuleDescription {
  const exact = ruleNamed(name);
  if (exact !== undefined) return exact;
  const matching = ruleCatalog.filter(({ id }) => id.slice(id.indexOf('/') + 1) === name);
  const [only] = matching;
  if (only !== undefined && matching.length === 1) return only;
  if (matching.length > 1) {
    const names = matching.map(({ id }) => `\`${id}\``).join(' or ');
    throw new CommandError(`several rules are called \`${name}\`: expected ${names}`);
  }
  throw new CommandError(unknownRuleMessage(name).message);
}
