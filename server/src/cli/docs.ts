import { posix } from 'node:path';
import { toFileId } from '../host/path.ts';
import { describeError } from '../host/read-text.ts';
import { replaceDerivedFile } from '../host/replace-file.ts';
import { siteFiles } from '../reports/site/site.ts';
import { lint } from '../rules/engine.ts';
import { CommandError, type CommandModule } from './command.ts';
import { openPaths, reportProblems } from './open-paths.ts';
import { addWorkspaceOptions, type WorkspaceOptions } from './workspace-options.ts';

interface DocsFlags extends WorkspaceOptions {
  readonly out: string;
  readonly title?: string;
}

export const define: CommandModule['define'] = (command, { host }) =>
  addWorkspaceOptions(
    command
      .description(
        'Write a static site of all routines, types, ids, return codes and pages. It needs no server and no network.',
      )
      .argument('[path...]', 'interfaces, pages and folders (default: the current folder)')
      .requiredOption('--out <folder>', 'where to write it')
      .option('--title <text>', 'the name of the site (default: the folder’s)'),
  ).action((paths: readonly string[], flags: DocsFlags) => {
    const { workspace, problems } = openPaths(paths, flags, host);
    reportProblems(problems, host);
    const snapshot = workspace.current;
    const out = toFileId(host.cwd, flags.out);
    const title = flags.title ?? posix.basename(snapshot.project.roots[0] ?? host.cwd);
    let files = 0;
    let units = 0;
    for (const { path, text } of siteFiles(snapshot, {
      title,
      diagnostics: lint(snapshot).diagnostics,
    })) {
      try {
        replaceDerivedFile(posix.join(out, path), text);
      } catch (error) {
        throw new CommandError(`\`${posix.join(out, path)}\` ${describeError(error)}`);
      }
      files += 1;
      units += text.length;
    }
    host.stdout.write(
      `${files} files, ${(units / 1e6).toFixed(1)} million characters, in ${flags.out}\n`,
    );
  });
