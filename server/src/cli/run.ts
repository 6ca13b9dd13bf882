import { Command, CommanderError } from 'commander';
import type { Host } from '../host/host.ts';
import { version } from '../version.ts';
import { CommandError } from './command.ts';
import { commands } from './commands.ts';

/**
 * Runs one command line (the program's name left out) and gives the exit status: 0 nothing found at or above the limit,
 * 1 something found, 2 the command could not be carried out.
 */
export async function run(args: readonly string[], host: Host): Promise<0 | 1 | 2> {
  let status: 0 | 1 | 2 = 0;
  const program = new Command('machlint')
    .description('Language server and linter for Mach interfaces: MIG .defs and Mach man pages')
    .version(`machlint ${version}`, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'explain a command');
  const named = args.find((arg) => !arg.startsWith('-'));
  for (const { name, summary, synopsis, load } of commands) {
    const command = new Command(name).summary(summary).usage(synopsis).allowExcessArguments(false);
    if (name === named) {
      const { define } = await load();
      define(command, { host, exit: (to) => (status = to) })
        .usage(`[OPTION…] ${synopsis}`)
        .helpOption('-h, --help', 'print this help')
        .option('--no-color', 'print without colour (also NO_COLOR; FORCE_COLOR for the contrary)')
        .option('--debug', 'tell more, and show the stack of an internal error');
    }
    program.addCommand(command);
  }
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: host.stdout.write,
      writeErr: host.stderr.write,
      getOutHelpWidth: () => host.stdout.columns,
      // One line, whatever commander's own form is.
      outputError: (text, write) => write(`machlint: ${oneLine(text)}\n`),
    });
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const isDebugging = args.includes('--debug');
    if (error instanceof CommandError) host.stderr.write(`machlint: ${error.message}\n`);
    else host.stderr.write(`machlint: ${internalError(error, isDebugging)}\n`);
    if (isDebugging && error instanceof CommandError) host.stderr.write(`${error.stack ?? ''}\n`);
    return 2;
  }
}

function oneLine(text: string): string {
  return text
    .replace(/^error: /, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}

function internalError(error: unknown, isDebugging: boolean): string {
  if (isDebugging) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const message = error instanceof Error ? error.message : String(error);
  return `internal error: ${oneLine(message)} (this is a bug of machlint; --debug shows where)`;
}
