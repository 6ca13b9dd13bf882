import { InvalidArgumentError, Option } from 'commander';
import { startServer } from '../lsp/start-server.ts';
import type { Transport } from '../lsp/transport.ts';
import { version } from '../version.ts';
import { CommandError, type CommandModule } from './command.ts';

interface LspOptions {
  readonly stdio?: boolean;
  readonly socket?: number;
  readonly nodeIpc?: boolean;
}

export const define: CommandModule['define'] = (command, { exit }) =>
  command
    .description('Serve an editor over the language server protocol, until it says `exit`.')
    .addOption(new Option('--stdio', 'speak over standard input and output (the default)'))
    .addOption(
      new Option('--socket <port>', 'connect to this port of this machine').argParser(port),
    )
    .addOption(new Option('--node-ipc', 'speak over the channel of a parent process of Node'))
    .addOption(
      // Clients built on vscode-languageclient add it; the protocol itself tells the process, too.
      new Option('--clientProcessId <id>', 'the process of the editor').hideHelp(),
    )
    .action(async (options: LspOptions) => {
      const transport = transportOf(options);
      try {
        exit((await startServer({ transport, version })) === 0 ? 0 : 1);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new CommandError(`cannot reach the client: ${reason}`);
      }
    });

function transportOf({ socket, nodeIpc, stdio }: LspOptions): Transport {
  if ([socket, nodeIpc, stdio].filter((each) => each !== undefined).length > 1) {
    throw new CommandError('expected one of --stdio, --socket and --node-ipc');
  }
  if (socket !== undefined) return { kind: 'socket', port: socket };
  return { kind: nodeIpc === true ? 'node-ipc' : 'stdio' };
}

function port(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > 65535) {
    throw new InvalidArgumentError('Expected a port from 1 to 65535.');
  }
  return number;
}
