import { statSync } from 'node:fs';
import { posix } from 'node:path';
import type { Host } from '../host/host.ts';
import { loadWorkspace, type ReadOptions } from '../host/load-workspace.ts';
import { isInside, toFileId } from '../host/path.ts';
import { projectRoot } from '../host/project-root.ts';
import { describeError } from '../host/read-text.ts';
import type { FileProblem } from '../host/walk.ts';
import { relativePath } from '../text/relative-path.ts';
import { fileId, type FileId } from '../text/span.ts';
import type { Config } from '../workspace/config.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { CommandError } from './command.ts';
import { configOf, type WorkspaceOptions } from './workspace-options.ts';

/** What the paths of a command line mean. */
export interface Located {
  readonly config: Config;
  /** What to read: the paths, and the tree around them that they are judged in. */
  readonly reading: ReadOptions;
  /** Whether a path names the file, or a folder that holds it; the rest is context. */
  readonly isChosen: (file: FileId) => boolean;
}

/**
 * Finds out what the paths mean (the current folder where there is none).
 * @throws CommandError where a path cannot be read
 */
export function locate(paths: readonly string[], options: WorkspaceOptions, host: Host): Located {
  const named = (paths.length === 0 ? ['.'] : paths).map((path) => namedPath(path, host));
  const folders = named.filter(({ isFolder }) => isFolder).map(({ file }) => file);
  const files = named.filter(({ isFolder }) => !isFolder).map(({ file }) => file);
  return {
    config: configOf(options, host),
    reading: {
      roots: outermost([
        ...folders.map(projectRoot),
        ...files.map((file) => projectRoot(fileId(posix.dirname(file)))),
      ]),
      named: files,
      isExcluded: () => false,
    },
    isChosen: (file) => files.includes(file) || folders.some((folder) => isInside(folder, file)),
  };
}

/** A workspace as a command sees it. */
export interface OpenWorkspace {
  readonly workspace: Workspace;
  /** The files that the paths choose. */
  readonly chosen: ReadonlySet<FileId>;
  /** What could not be read of them. */
  readonly problems: readonly FileProblem[];
}

/** Locates the paths and reads the workspace around them. */
export function openPaths(
  paths: readonly string[],
  options: WorkspaceOptions,
  host: Host,
): OpenWorkspace {
  const { config, reading, isChosen } = locate(paths, options, host);
  const { workspace, problems } = loadWorkspace({ config, ...reading });
  return {
    workspace,
    chosen: new Set([...workspace.current.files.keys()].filter(isChosen)),
    problems: problems.filter(({ file }) => isChosen(file)),
  };
}

/** Tells of files that could not be read, one line each, on standard error. */
export function reportProblems(problems: readonly FileProblem[], host: Host): void {
  for (const { file, message } of problems) {
    host.stderr.write(`machlint: ${relativePath(host.cwd, file)} ${message}\n`);
  }
}

interface NamedPath {
  readonly file: FileId;
  readonly isFolder: boolean;
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

/** The folders that lie in no other of them, each once. */
function outermost(folders: readonly FileId[]): readonly FileId[] {
  const unique = [...new Set(folders)].sort();
  return unique.filter(
    (folder) => !unique.some((other) => other !== folder && isInside(other, folder)),
  );
}
