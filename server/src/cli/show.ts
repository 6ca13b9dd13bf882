import { cards } from '../reports/card.ts';
import { styleFor } from './color.ts';
import { CommandError, type CommandModule } from './command.ts';
import { openPaths } from './open-paths.ts';
import { addWorkspaceOptions, type WorkspaceOptions } from './workspace-options.ts';

interface ShowFlags extends WorkspaceOptions {
  readonly color?: boolean;
}

export const define: CommandModule['define'] = (command, { host }) =>
  addWorkspaceOptions(
    command
      .description('Print everything known of a routine, type, page or return code.')
      .argument('<name>', 'its name, as C, MIG or a page’s file has it')
      .argument('[path...]', 'files and folders to look in (default: the current folder)'),
  ).action((name: string, paths: readonly string[], flags: ShowFlags) => {
    const { workspace } = openPaths(paths, flags, host);
    const text = cards(workspace.current, name, {
      folder: host.cwd,
      style: styleFor(host.stdout, host, flags),
      width: host.stdout.columns,
    });
    if (text === undefined) {
      throw new CommandError(
        `nothing has the name \`${name}\` here: no routine, type, page or return code`,
      );
    }
    host.stdout.write(text);
  });
