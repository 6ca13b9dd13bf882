import { Option } from 'commander';
import { symbolsReport } from '../reports/symbols.ts';
import { symbolsText } from '../reports/symbols-text.ts';
import type { CommandModule } from './command.ts';
import { openPaths, reportProblems } from './open-paths.ts';
import { addWorkspaceOptions, type WorkspaceOptions } from './workspace-options.ts';

interface SymbolsFlags extends WorkspaceOptions {
  readonly format: 'text' | 'json';
  readonly ranges?: true;
  readonly layouts?: true;
}

export const define: CommandModule['define'] = (command, { host }) =>
  addWorkspaceOptions(
    command
      .description('Print the symbol table: pages, interfaces in every target, return codes.')
      .argument('[path...]', 'files and folders (default: the current folder)')
      .addOption(
        new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'),
      )
      .option('--ranges', 'with json: give every item the range that it was written at')
      .option('--layouts', 'with json: give every routine the layout of request and reply'),
  ).action((paths: readonly string[], flags: SymbolsFlags) => {
    const { workspace, chosen, problems } = openPaths(paths, flags, host);
    const options = {
      folder: host.cwd,
      files: chosen,
      problems,
      withRanges: flags.ranges === true,
      withLayouts: flags.layouts === true,
    };
    reportProblems(problems, host);
    host.stdout.write(
      flags.format === 'json'
        ? `${JSON.stringify(symbolsReport(workspace.current, options), undefined, 2)}\n`
        : symbolsText(workspace.current, options),
    );
  });
