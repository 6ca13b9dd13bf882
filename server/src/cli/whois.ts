import { Option } from 'commander';
import type { Host } from '../host/host.ts';
import { meaningsOf, whoisReport, whoisText } from '../reports/whois.ts';
import { decode } from '../text/decode.ts';
import { CommandError, type CommandModule } from './command.ts';
import { openPaths } from './open-paths.ts';
import { addWorkspaceOptions, type WorkspaceOptions } from './workspace-options.ts';

interface WhoisFlags extends WorkspaceOptions {
  readonly format: 'text' | 'json';
}

export const define: CommandModule['define'] = (command, { host }) =>
  addWorkspaceOptions(
    command
      .description(
        'Tell all that a number may be: message id, reply id, return code; or the numbers of a name.',
      )
      .argument(
        '<number>',
        'a number (3801, 0x10000003, -308), a name, or - for many on standard input',
      )
      .argument('[path...]', 'files and folders to look in (default: the current folder)')
      .addOption(
        new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'),
      ),
  ).action(async (query: string, paths: readonly string[], flags: WhoisFlags) => {
    const queries = query === '-' ? await queriesOnStdin(host) : [query];
    const snapshot = openPaths(paths, flags, host).workspace.current;
    const answers = queries.map((each) => ({ query: each, meanings: meaningsOf(snapshot, each) }));
    if (flags.format === 'json') {
      const results = answers.map((each) =>
        whoisReport(each.query, each.meanings, snapshot, host.cwd),
      );
      host.stdout.write(`${JSON.stringify({ version: 1, results }, undefined, 2)}\n`);
    } else {
      const all = answers.flatMap(({ meanings }) => meanings);
      host.stdout.write(whoisText(all, snapshot, host.cwd));
    }
    const unknown = answers.filter(({ meanings }) => meanings.length === 0);
    if (unknown.length > 0) {
      const names = unknown.map((each) => `\`${each.query}\``).join(', ');
      throw new CommandError(`nothing here has ${names}: no message, reply or return code`);
    }
  });

async function queriesOnStdin(host: Host): Promise<readonly string[]> {
  const { text } = decode(await host.readStdin());
  return text.split(/[\s,]+/).filter((word) => word !== '');
}
