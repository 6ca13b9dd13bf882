import { posix } from 'node:path';
import type { Host } from '../host/host.ts';
import { toFileId } from '../host/path.ts';
import { describeWriteError, replaceDerivedFile } from '../host/replace-file.ts';
import { historyOf, versionOf } from '../reports/site/history.ts';
import { siteFiles, styleFile, type SiteFile } from '../reports/site/site.ts';
import { historySection, versionLinks, versionsPage } from '../reports/site/versions-page.ts';
import { lint } from '../rules/engine.ts';
import { workspacePath } from '../workspace/symbol-id.ts';
import { CommandError, type CommandModule } from './command.ts';
import { openPaths, reportProblems } from './open-paths.ts';
import { addWorkspaceOptions, type WorkspaceOptions } from './workspace-options.ts';

interface DocsFlags extends WorkspaceOptions {
  readonly out: string;
  readonly title?: string;
  readonly tree?: readonly string[];
}

export const define: CommandModule['define'] = (command, { host }) =>
  addWorkspaceOptions(
    command
      .description(
        'Write a static site of all routines, types, ids, return codes and pages. It needs no server and no network.',
      )
      .argument('[path...]', 'interfaces, pages and folders (default: the current folder)')
      .requiredOption('--out <folder>', 'where to write it')
      .option('--title <text>', 'the name of the site (default: the folder’s)')
      .option(
        '--tree <name=path>',
        'one of several versions, oldest first; repeat it (instead of paths)',
        (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
      ),
  ).action((paths: readonly string[], flags: DocsFlags) => {
    const trees = (flags.tree ?? []).map(treeOf);
    if (trees.length > 0 && paths.length > 0) {
      throw new CommandError('`--tree` names what to read, expected no path beside it');
    }
    const names = trees.map(({ name }) => name.toLowerCase());
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) throw new CommandError(`two trees are called \`${twice}\``);
    const files =
      trees.length === 0 ? oneTree(paths, flags, host) : severalTrees(trees, flags, host);
    const out = toFileId(host.cwd, flags.out);
    let written = 0;
    let units = 0;
    for (const { path, text } of files) {
      try {
        replaceDerivedFile(posix.join(out, path), text);
      } catch (error) {
        throw new CommandError(`\`${posix.join(out, path)}\` ${describeWriteError(error)}`);
      }
      written += 1;
      units += text.length;
    }
    host.stdout.write(
      `${written} files, ${(units / 1e6).toFixed(1)} million characters, in ${flags.out}\n`,
    );
  });

interface Tree {
  readonly name: string;
  readonly path: string;
}

/** A name becomes a folder: letters, digits and what joins them. */
function treeOf(text: string): Tree {
  const [, name, path] = /^([A-Za-z0-9][\w.+-]*)=(.+)$/.exec(text) ?? [];
  if (name === undefined || path === undefined) {
    throw new CommandError(
      `\`${text}\` is no tree, expected NAME=PATH, the name of letters, digits, \`.\`, \`-\`, \`+\` and \`_\``,
    );
  }
  return { name, path };
}

function oneTree(paths: readonly string[], flags: DocsFlags, host: Host): Iterable<SiteFile> {
  const { workspace, problems } = openPaths(paths, flags, host);
  reportProblems(problems, host);
  const snapshot = workspace.current;
  const title = flags.title ?? posix.basename(snapshot.project.roots[0] ?? host.cwd);
  return siteFiles(snapshot, { title, diagnostics: lint(snapshot).diagnostics });
}

/** A folder a version, and a front page over them. Each tree is read twice, so that one at a time is held. */
function* severalTrees(trees: readonly Tree[], flags: DocsFlags, host: Host): Iterable<SiteFile> {
  const versions = trees.map(({ name, path }) => {
    const { workspace, problems } = openPaths([path], flags, host);
    reportProblems(problems, host);
    return versionOf(name, workspace.current);
  });
  const history = historyOf(versions);
  yield styleFile;
  yield { path: 'index.html', text: versionsPage(history, flags.title ?? 'Mach interfaces') };
  for (const { name, path } of trees) {
    const snapshot = openPaths([path], flags, host).workspace.current;
    const { roots } = snapshot.project;
    const files = siteFiles(snapshot, {
      title: name,
      diagnostics: lint(snapshot).diagnostics,
      versions: versionLinks(versions, name),
      history: (routine, at) =>
        historySection(
          history.of(workspacePath(roots, routine.declared.file), routine.name),
          `${name}/${at}`,
        ),
    });
    for (const file of files) yield { ...file, path: `${name}/${file.path}` };
  }
}
