import { catalogueCards } from '../reports/card-catalogue.ts';
import { cards } from '../reports/card.ts';
import { styleFor } from './color.ts';
import { CommandError, type CommandModule } from './command.ts';
import { openCatalogue } from './open-catalogue.ts';
import { openPaths } from './open-paths.ts';
import { addWorkspaceOptions, type WorkspaceOptions } from './workspace-options.ts';

interface ShowFlags extends WorkspaceOptions {
  readonly color?: boolean;
}

export const define: CommandModule['define'] = (command, { host }) =>
  addWorkspaceOptions(
    command
      .description(
        'Print everything known of a routine, type, page or return code. What the current folder lacks, the built-in catalogue of XNU, GNU Mach and the Hurd may have.',
      )
      .argument('<name>', 'its name, as C, MIG or a page’s file has it')
      .argument('[path...]', 'files and folders to look in (default: the current folder)'),
  ).action(async (name: string, paths: readonly string[], flags: ShowFlags) => {
    const snapshot = openPaths(paths, flags, host).workspace.current;
    const options = {
      folder: host.cwd,
      style: styleFor(host.stdout, host, flags),
      width: host.stdout.columns,
    };
    const own = cards(snapshot, name, options);
    const isLacking = own === undefined || snapshot.roots.length === 0;
    const known =
      paths.length === 0 && isLacking
        ? catalogueCards(await openCatalogue(), snapshot, name, options)
        : undefined;
    const found = [own, known].filter((text) => text !== undefined);
    if (found.length === 0) {
      const where = paths.length === 0 ? 'here or in the built-in catalogue' : 'here';
      throw new CommandError(
        `nothing has the name \`${name}\` ${where}: no routine, type, page or return code`,
      );
    }
    host.stdout.write(found.join('\n'));
  });
