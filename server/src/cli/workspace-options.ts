import { statSync } from 'node:fs';
import { posix } from 'node:path';
import { Option, type Command } from 'commander';
import type { Host } from '../host/host.ts';
import { loadWorkspace } from '../host/load-workspace.ts';
import { isInside, toFileId } from '../host/path.ts';
import { projectRoot } from '../host/project-root.ts';
import { describeError } from '../host/read-text.ts';
import type { FileProblem } from '../host/walk.ts';
import { relativePath } from '../text/relative-path.ts';
import type { FileId } from '../text/span.ts';
import { defaultConfig, type Config } from '../workspace/config.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { CommandError, listOption } from './command.ts';

/** The options that say how interfaces are read: those of every command over a workspace. */
export interface WorkspaceOptions {
  readonly config?: string;
  readonly dialect?: 'apple' | 'gnu' | 'auto';
  readonly target?: readonly string[];
  readonly arch?: 'arm64' | 'x86_64' | 'i386';
  readonly define?: readonly string[];
  readonly include?: readonly string[];
  readonly imacros?: readonly string[];
}

export function addWorkspaceOptions(command: Command): Command {
  return command
    .addOption(new Option('--dialect <dialect>', 'whose MIG').choices(['apple', 'gnu', 'auto']))
    .addOption(listOption('--target <name>', 'only these targets; `bare` has no definitions'))
    .addOption(
      new Option('--arch <arch>', 'only this architecture').choices(['arm64', 'x86_64', 'i386']),
    )
    .addOption(listOption('--define <name=value>', 'define a macro in every target'))
    .addOption(listOption('--include <folder>', 'search this folder for `#include` first'))
    .addOption(listOption('--imacros <file>', 'read the macros of this file first'))
    .option('--config <file>', 'use this configuration and no other');
}

/** A workspace as a command sees it. */
export interface OpenWorkspace {
  readonly workspace: Workspace;
  /** The files that the paths name or that lie in folders that they name; the rest of the workspace is context. */
  readonly chosen: ReadonlySet<FileId>;
  /** What could not be read of that which the paths name. */
  readonly problems: readonly FileProblem[];
}

/**
 * Reads the workspace around the paths (the current folder where there is none).
 * @throws CommandError where a path cannot be read
 */
export function openPaths(
  paths: readonly string[],
  options: WorkspaceOptions,
  host: Host,
): OpenWorkspace {
  const named = (paths.length === 0 ? ['.'] : paths).map((path) => namedPath(path, host));
  const folders = named.filter(({ isFolder }) => isFolder).map(({ file }) => file);
  const files = named.filter(({ isFolder }) => !isFolder).map(({ file }) => file);

  const { workspace, problems } = loadWorkspace({
    config: configOf(options, host),
    roots: outermost([
      ...folders.map(projectRoot),
      ...files.map((file) => projectRoot(posix.dirname(file) as FileId)),
    ]),
    named: files,
    isExcluded: () => false,
  });
  const isChosen = (file: FileId): boolean =>
    files.includes(file) || folders.some((folder) => isInside(folder, file));
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

function configOf(options: WorkspaceOptions, { cwd }: Host): Config {
  return {
    ...defaultConfig,
    dialect: options.dialect ?? 'auto',
    target: options.target,
    architecture: options.arch,
    defines: definesOf(options.define ?? []),
    includes: (options.include ?? []).map((folder) => toFileId(cwd, folder)),
    imacros: (options.imacros ?? []).map((file) => toFileId(cwd, file)),
  };
}

/** `NAME=VALUE`, or `NAME` for 1, as `cc -D` reads it. */
function definesOf(definitions: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    definitions.map((definition) => {
      const match = /^([A-Za-z_]\w*)(?:=(.*))?$/s.exec(definition);
      if (match?.[1] === undefined) {
        throw new CommandError(`\`--define ${definition}\`: expected NAME or NAME=VALUE`);
      }
      return [match[1], match[2] ?? '1'];
    }),
  );
}

/** The folders that lie in no other of them, each once. */
function outermost(folders: readonly FileId[]): readonly FileId[] {
  const unique = [...new Set(folders)].sort();
  return unique.filter(
    (folder) => !unique.some((other) => other !== folder && isInside(other, folder)),
  );
}
