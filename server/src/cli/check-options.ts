import { Option, type Command } from 'commander';
import { isRuleOrGroup } from '../rules/catalog.ts';
import type { Severity } from '../rules/rule.ts';
import { unknownRuleMessage } from '../rules/unknown-rule.ts';
import type { Config } from '../workspace/config.ts';
import { CommandError, countOption, listOption } from './command.ts';
import { addWorkspaceOptions, type WorkspaceOptions } from './workspace-options.ts';

/** What of a report is told, how, and what it makes of the exit status. */
export interface ReportFlags {
  readonly format?: readonly string[];
  readonly baseline?: string;
  readonly writeBaseline?: true;
  readonly maxWarnings?: number;
  readonly failOn: Severity | 'never';
  readonly since?: string;
  readonly statistics?: true;
  readonly color?: boolean;
}

/** Which rules are told of. */
export interface RuleFlags {
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
}

export interface CheckFlags extends WorkspaceOptions, ReportFlags, RuleFlags {
  readonly preset?: Config['preset'];
  readonly fix?: true;
  readonly fixDryRun?: true;
  readonly unsafeFixes?: true;
  readonly stdinFilename?: string;
  readonly watch?: true;
  readonly cache: boolean;
  readonly debug?: true;
}

/** How findings are told: the options of every command that reports them. */
export function addFormatOption(command: Command): Command {
  return command.addOption(
    listOption(
      '--format <format>',
      'pretty, concise, json, sarif, github, gitlab, junit or checkstyle; FORMAT=FILE writes to a file (default: pretty on a terminal, github in a GitHub action, else concise)',
    ),
  );
}

/** What findings make of the exit status. */
export function addLimitOptions(command: Command): Command {
  return command
    .option('--baseline <file>', 'leave out what this file lists')
    .option(
      '--write-baseline',
      'write what is found to the file of --baseline, or to machlint-baseline.json, and end 0',
    )
    .addOption(countOption('--max-warnings <n>', 'end 1 where there are more warnings'))
    .addOption(
      new Option('--fail-on <severity>', 'end 1 where there is a finding as severe as this')
        .choices(['error', 'warning', 'info', 'never'])
        .default('error'),
    );
}

export function addCheckOptions(command: Command): Command {
  addFormatOption(command)
    .addOption(listOption('--select <rule>', 'run only these rules or groups'))
    .addOption(listOption('--ignore <rule>', 'leave these rules or groups out'))
    .addOption(
      new Option('--preset <preset>', 'which rules run (default: recommended)').choices([
        'recommended',
        'security',
        'strict',
        'all',
      ]),
    );
  addWorkspaceOptions(command)
    .option('--fix', 'repair what a fix repairs for certain, and tell the rest')
    .option('--fix-dry-run', 'print what --fix would change as a diff; change nothing')
    .option('--unsafe-fixes', 'take fixes, too, that may not be what was meant');
  return addLimitOptions(command)
    .option('--since <git-ref>', 'tell only what was not there in this commit')
    .option('--stdin-filename <file>', 'with -: what standard input is called')
    .option('--watch', 'check again whenever a file changes')
    .option('--cache', 'keep and use answers of earlier runs', true)
    .option('--no-cache', 'neither keep nor use answers of earlier runs')
    .option('--statistics', 'count findings and time by rule');
}

/** The configuration with what `check` has on the command line put over it. */
export function withCheckFlags(config: Config, flags: CheckFlags): Config {
  const { select, ignore, preset } = flags;
  checkRuleNames(flags);
  return {
    ...config,
    preset: preset ?? config.preset,
    select: select ?? config.select,
    ignore: [...config.ignore, ...(ignore ?? [])],
  };
}

/** @throws CommandError for a name that no rule and no group has */
export function checkRuleNames({ select, ignore }: RuleFlags): void {
  for (const name of [...(select ?? []), ...(ignore ?? [])]) {
    if (isRuleOrGroup(name)) continue;
    throw new CommandError(unknownRuleMessage(name).message);
  }
}
