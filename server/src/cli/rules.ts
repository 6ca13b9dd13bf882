import { Option } from 'commander';
import { ruleCatalog } from '../rules/catalog.ts';
import type { RuleDescription } from '../rules/rule.ts';
import type { CommandModule } from './command.ts';

export const define: CommandModule['define'] = (command, { host }) =>
  command
    .description('List every rule: its name, severity, presets and title.')
    .addOption(
      new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'),
    )
    .action(({ format }: { readonly format: 'text' | 'json' }) => {
      if (format === 'json') {
        const rules = ruleCatalog.map(toJson);
        host.stdout.write(`${JSON.stringify({ version: 1, rules }, undefined, 2)}\n`);
        return;
      }
      const width = Math.max(...ruleCatalog.map(({ id }) => id.length));
      for (const rule of ruleCatalog) {
        const { id, title } = rule;
        const facts = `${severityOf(rule).padEnd(7)}  ${presetsOf(rule).padEnd(20)}`;
        host.stdout.write(`${id.padEnd(width)}  ${facts}  ${title}\n`);
      }
    });

/** One line under a rule's documentation: severity, presets, age and source. */
export function ruleFacts(rule: RuleDescription): string {
  const { since, source, securitySeverity } = rule;
  return [
    `Rule \`${rule.id}\`: ${severityOf(rule)}; preset ${presetsOf(rule)}; since ${since}`,
    ...(securitySeverity === undefined ? [] : [`security severity ${securitySeverity}`]),
    ...(source === undefined ? [] : [`source: ${source}`]),
  ].join('; ');
}

function severityOf({ severity }: RuleDescription): string {
  if (typeof severity === 'string') return severity;
  return severity.apple === severity.gnu ? severity.apple : `${severity.apple}/${severity.gnu}`;
}

function presetsOf({ presets }: RuleDescription): string {
  return presets.length === 0 ? 'all' : presets.join(', ');
}

function toJson({
  id,
  title,
  severity,
  presets,
  since,
  source,
  securitySeverity,
}: RuleDescription): object {
  return {
    rule: id,
    title,
    severity,
    presets,
    since,
    source: source ?? null,
    securitySeverity: securitySeverity ?? null,
  };
}
