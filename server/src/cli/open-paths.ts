import type { Host } from '../host/host.ts';
import { loadWorkspace } from '../host/load-workspace.ts';
import { outermost } from '../host/path.ts';
import type { FileProblem } from '../host/walk.ts';
import { relativePath } from '../text/relative-path.ts';
import type { FileId } from '../text/span.ts';
import { defaultConfig } from '../workspace/config.ts';
import { exclusionOf } from '../workspace/path-glob.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { locate } from './locate.ts';
import type { WorkspaceOptions } from './workspace-options.ts';

/** A workspace as a command sees it. */
export interface OpenWorkspace {
  readonly workspace: Workspace;
  /** The files that the paths choose; the rest is context. */
  readonly chosen: ReadonlySet<FileId>;
  /** What could not be read of them. */
  readonly problems: readonly FileProblem[];
}

/**
 * Reads everything that the paths lead to into one workspace, under the configuration of the first of them.
 * @throws CommandError where a path cannot be read
 */
export function openPaths(
  paths: readonly string[],
  options: WorkspaceOptions,
  host: Host,
): OpenWorkspace {
  const projects = locate(paths, options, host);
  const config = projects[0]?.config ?? defaultConfig;
  const { workspace, problems } = loadWorkspace({
    config,
    roots: outermost(projects.flatMap(({ reading }) => reading.roots)),
    named: projects.flatMap(({ reading }) => reading.named),
    isExcluded: exclusionOf(config),
  });
  const isChosen = (file: FileId): boolean => projects.some((project) => project.isChosen(file));
  return {
    workspace,
    chosen: new Set([...workspace.current.files.keys()].filter(isChosen)),
    problems: problems.filter(({ file }) => isChosen(file)),
  };
}

/** Tells of files that could not be read on standard error: one line each, and of many with one fault the first few. */
export function reportProblems(problems: readonly FileProblem[], host: Host): void {
  const files = new Map<string, FileId[]>();
  for (const { file, message } of problems) {
    const known = files.get(message);
    if (known === undefined) files.set(message, [file]);
    else known.push(file);
  }
  for (const [message, own] of files) {
    const shown = own.length > manyFiles ? own.slice(0, fewFiles) : own;
    for (const file of shown) {
      host.stderr.write(`machlint: ${relativePath(host.cwd, file)} ${message}\n`);
    }
    const more = own.length - shown.length;
    if (more > 0) host.stderr.write(`machlint: the same holds for ${more} more files\n`);
  }
}

const manyFiles = 10;
const fewFiles = 3;
