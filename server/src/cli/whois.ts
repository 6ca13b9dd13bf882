import { Option } from 'commander';
import type { Host } from '../host/host.ts';
import { catalogueMeanings } from '../reports/whois-catalogue.ts';
import { byKind, meaningsOf, whoisReport, whoisText, type Meaning } from '../reports/whois.ts';
import { decode } from '../text/decode.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { CommandError, type CommandModule } from './command.ts';
import { openCatalogue } from './open-catalogue.ts';
import { openPaths } from './open-paths.ts';
import { addWorkspaceOptions, type WorkspaceOptions } from './workspace-options.ts';

interface WhoisFlags extends WorkspaceOptions {
  readonly format: 'text' | 'json';
}

export const define: CommandModule['define'] = (command, { host }) =>
  addWorkspaceOptions(
    command
      .description(
        'Tell all that a number may be: message id, reply id, return code; or the numbers of a name. What the current folder lacks, the built-in catalogue of XNU, GNU Mach and the Hurd may have.',
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
    const own = queries.map((each) => ({ query: each, meanings: meaningsOf(snapshot, each) }));
    const answers = paths.length === 0 ? await completed(own, snapshot) : own;
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
      const where =
        paths.length === 0 ? 'nothing here or in the built-in catalogue' : 'nothing here';
      throw new CommandError(`${where} has ${names}: no message, reply or return code`);
    }
  });

interface WhoisAnswer {
  readonly query: string;
  readonly meanings: readonly Meaning[];
}

/** Adds what the catalogue knows where the workspace has no answer, or no interface that could have given one. */
async function completed(
  own: readonly WhoisAnswer[],
  snapshot: Snapshot,
): Promise<readonly WhoisAnswer[]> {
  const isLacking = ({ meanings }: WhoisAnswer): boolean =>
    meanings.length === 0 || snapshot.roots.length === 0;
  if (!own.some(isLacking)) return own;
  const catalogue = await openCatalogue();
  return own.map((answer) => {
    if (!isLacking(answer)) return answer;
    const { query, meanings } = answer;
    const known = catalogueMeanings(catalogue, snapshot, query);
    return { query, meanings: [...meanings, ...known].sort(byKind) };
  });
}

async function queriesOnStdin(host: Host): Promise<readonly string[]> {
  const { text } = decode(await host.readStdin());
  return text.split(/[\s,]+/).filter((word) => word !== '');
}
