import { existsSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import type { Host } from '../host/host.ts';
import type { ReadOptions } from '../host/load-workspace.ts';
import { isInside, outermost, toFileId } from '../host/path.ts';
import { projectAround, readConfiguration } from '../host/project.ts';
import { describeError } from '../host/read-text.ts';
import { configDiagnostics } from '../rules/config-diagnostics.ts';
import type { Diagnostic } from '../rules/rule.ts';
import { groupBy } from '../text/group-by.ts';
import type { SourceFile } from '../text/source-file.ts';
import { fileId, type FileId } from '../text/span.ts';
import { configFileName } from '../workspace/config-file.ts';
import { defaultConfig, type Config } from '../workspace/config.ts';
import { exclusionOf } from '../workspace/path-glob.ts';
import { CommandError } from './command.ts';
import { withWorkspaceOptions, type WorkspaceOptions } from './workspace-options.ts';

/** One tree that the paths of a command line lead to, with the configuration that holds in it. */
export interface Project {
  readonly config: Config;
  /** What is wrong in the configuration's files, and their texts. */
  readonly configDiagnostics: readonly Diagnostic[];
  readonly configFiles: readonly SourceFile[];
  /** What to read: the paths, and the tree around them that they are judged in. */
  readonly reading: ReadOptions;
  /** Whether a path names the file, or a folder that holds it; the rest is context. */
  readonly isChosen: (file: FileId) => boolean;
}

/**
 * The projects of the paths (of the current folder where there is none): paths under one configuration, or in one known
 * tree, share a project, and so do all that have neither.
 * @throws CommandError where a path or the configuration that is named cannot be read
 */
export function locate(
  paths: readonly string[],
  options: WorkspaceOptions,
  host: Host,
): readonly Project[] {
  const named = (paths.length === 0 ? ['.'] : paths).map((each) => {
    const path = namedPath(each, host);
    const folder = path.isFolder ? path.file : fileId(posix.dirname(path.file));
    return { path, ...projectAround(folder) };
  });
  const projects = groupBy(named, ({ root, isFound }) => (isFound ? root : ''));
  return [...projects.values()].map((group) => {
    const roots = outermost(group.map(({ root }) => root));
    const own = group.map(({ path }) => path);
    return projectOf(roots, own, options, host);
  });
}

/** The project of a text that stands for a file, which need not be there: standard input. */
export function locateText(
  file: FileId,
  text: string,
  options: WorkspaceOptions,
  host: Host,
): Project {
  const { root } = projectAround(fileId(posix.dirname(file)));
  const project = projectOf([root], [{ file, isFolder: false }], options, host);
  return { ...project, reading: { ...project.reading, texts: new Map([[file, text]]) } };
}

/** The project of a folder below, which has its own configuration and was left to itself. */
export function projectBelow(
  folder: FileId,
  outer: Project,
  options: WorkspaceOptions,
  host: Host,
): Project {
  const project = projectOf([folder], [], options, host);
  return { ...project, isChosen: outer.isChosen };
}

interface NamedPath {
  readonly file: FileId;
  readonly isFolder: boolean;
}

function projectOf(
  roots: readonly FileId[],
  named: readonly NamedPath[],
  options: WorkspaceOptions,
  host: Host,
): Project {
  const folders = named.filter(({ isFolder }) => isFolder).map(({ file }) => file);
  const files = named.filter(({ isFolder }) => !isFolder).map(({ file }) => file);
  const configuration = configurationOf(roots, options, host);
  const config = withWorkspaceOptions(configuration?.config ?? defaultConfig, options, host);
  return {
    config,
    configDiagnostics: configuration === undefined ? [] : configDiagnostics(configuration),
    configFiles: (configuration?.files ?? []).map(({ source }) => source),
    reading: {
      roots,
      named: files,
      isExcluded: exclusionOf(config),
      endsAtConfigurations: options.config === undefined,
    },
    isChosen: (file) => files.includes(file) || folders.some((folder) => isInside(folder, file)),
  };
}

function configurationOf(roots: readonly FileId[], { config }: WorkspaceOptions, { cwd }: Host) {
  const inRoot = roots
    .map((root) => fileId(posix.join(root, configFileName)))
    .find((file) => existsSync(file));
  const file = config === undefined ? inRoot : toFileId(cwd, config);
  if (file === undefined) return undefined;
  const read = readConfiguration(file);
  if (read.kind === 'read') return read.resolved;
  throw new CommandError(`\`${config ?? file}\` ${read.reason}`);
}

function namedPath(path: string, { cwd }: Host): NamedPath {
  const file = toFileId(cwd, path);
  try {
    const stat = statSync(file);
    if (stat.isDirectory()) return { file, isFolder: true };
    if (stat.isFile()) return { file, isFolder: false };
  } catch (error) {
    throw new CommandError(`\`${path}\` ${describeError(error)}`);
  }
  throw new CommandError(`\`${path}\` is neither a file nor a folder`);
}
