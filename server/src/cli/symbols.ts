import { Option } from 'commander';
import type { Host } from '../host/host.ts';
import { isFault, parseQuery } from '../reports/query/parse-query.ts';
import { factsOf } from '../reports/query/routine-facts.ts';
import { symbolsReport, type RoutineFilter } from '../reports/symbols.ts';
import { routinesText, symbolsText } from '../reports/symbols-text.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { CommandError, type CommandModule } from './command.ts';
import { openPaths, reportProblems } from './open-paths.ts';
import { addWorkspaceOptions, type WorkspaceOptions } from './workspace-options.ts';

interface SymbolsFlags extends WorkspaceOptions {
  readonly format: 'text' | 'json';
  readonly ranges?: true;
  readonly layouts?: true;
  readonly where?: string;
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
      .option('--layouts', 'with json: give every routine the layout of request and reply')
      .option('--where <query>', 'only routines that a query asks for, described below')
      .addHelpText('after', queryHelp),
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
    const where =
      flags.where === undefined ? undefined : filterOf(flags.where, workspace.current, host);
    if (where !== undefined && flags.format === 'text') {
      host.stdout.write(routinesText(workspace.current, options, where));
      return;
    }
    host.stdout.write(
      flags.format === 'json'
        ? `${JSON.stringify(symbolsReport(workspace.current, where === undefined ? options : { ...options, where }), undefined, 2)}\n`
        : symbolsText(workspace.current, options),
    );
  });

function filterOf(text: string, snapshot: Snapshot, { cwd }: Host): RoutineFilter {
  const query = parseQuery(
    text,
    snapshot.project.targets.map(({ name }) => name),
  );
  if (!isFault(query)) return (routine) => query(factsOf(snapshot, cwd, routine));
  throw new CommandError(`\`--where\`, column ${query.at + 1}: ${query.message}`);
}

const queryHelp = `
A query is made of terms with & (or just a blank), |, ! and parentheses, or and, or, not:
  TARGET                          as this target reads it: user, kernel-server, …
  subsystem|name|file|type|target PATTERN      * stands for anything
  routine, simpleroutine, documented, undocumented
  carries|sends|returns KIND      in either message, the request, the reply:
    rights    port, ool-ports, right (either), name; as received: send, send-once, receive;
              as sent: copy-send, move-send, make-send, make-send-once, move-send-once,
              move-receive, polymorphic
    data      ool, array (of variable length), string, dealloc
  takes WHAT                      audit-token, security-token, context-token, sequence-number,
                                  reply-port, waittime, sendtime, msgoption
  id|request|reply|arguments|rights = != < <= > >= NUMBER      sizes in bytes

Examples:
  machlint symbols --where 'kernel-server & sends ool-ports'
  machlint symbols --where 'simpleroutine & carries right'
  machlint symbols --where 'subsystem task & undocumented & user'
  machlint symbols --where '(sends polymorphic | sends move-receive) & !takes audit-token'
`;
