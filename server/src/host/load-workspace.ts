import { existsSync, realpathSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { sourceFile, type SourceFile } from '../text/source-file.ts';
import { fileId, type FileId } from '../text/span.ts';
import type { Config } from '../workspace/config.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { openWorkspace, type Change, type Workspace } from '../workspace/workspace.ts';
import { dumpStart, fileKind, isWantedName } from './file-kind.ts';
import { isInside } from './path.ts';
import { readStart, readText } from './read-text.ts';
import { walk, type FileProblem } from './walk.ts';

export interface LoadedWorkspace {
  readonly workspace: Workspace;
  /** Files that could not be read and folders that could not be listed, sorted by name. */
  readonly problems: readonly FileProblem[];
}

export interface LoadOptions {
  readonly config: Config;
  /** Workspace folders, absolute; none inside another. */
  readonly roots: readonly FileId[];
  /** Files to read beside what the folders hold, whatever their names and whoever ignores them. */
  readonly named: readonly FileId[];
  readonly isExcluded: (path: string) => boolean;
}

/**
 * Reads a workspace: everything of ours under the folders, then the headers that the interfaces include.
 *
 * Reading is synchronous on purpose. Measured on 348 files of XNU: 10 ms against 38 ms for as many promises with a warm
 * cache; 35 ms against 22 ms with a cold one.
 */
export function loadWorkspace({ config, roots, named, isExcluded }: LoadOptions): LoadedWorkspace {
  const walked = walk(roots, { isWanted: isWantedName, isExcluded });
  const problems = [...walked.problems];
  const changes: Change[] = [];
  const read = new Set<FileId>();
  for (const file of [...walked.files, ...named]) {
    if (read.has(file)) continue;
    read.add(file);
    const result = readSource(file, named.includes(file));
    if (result.kind === 'file') changes.push({ kind: 'set', file: result.file });
    else if (result.kind === 'problem') problems.push({ file, message: result.message });
  }
  const workspace = openWorkspace(config, roots);
  workspace.apply(changes);
  problems.push(...readIncluded(workspace, read));
  return { workspace, problems: problems.sort((a, b) => (a.file < b.file ? -1 : 1)) };
}

export type ReadSource =
  | { readonly kind: 'file'; readonly file: SourceFile }
  | { readonly kind: 'problem'; readonly message: string }
  /** Nothing of ours: other HTML, other text. */
  | { readonly kind: 'other' };

/** Reads one file and tells by its name and content what it is. A file that a person names must be something. */
export function readSource(file: FileId, isNamed: boolean): ReadSource {
  const name = posix.basename(file);
  if (!isNamed && /\.txt$/i.test(name) && !startsLikeDump(file)) return { kind: 'other' };
  const result = readText(file);
  if (result.kind === 'unreadable') return { kind: 'problem', message: result.reason };
  const kind = fileKind(name, result.text);
  if (kind !== undefined) return { kind: 'file', file: sourceFile(file, kind, result.text) };
  if (!isNamed) return { kind: 'other' };
  return {
    kind: 'problem',
    message: 'is neither a `.defs` file nor a Mach man page nor a header of return codes',
  };
}

function startsLikeDump(file: FileId): boolean {
  const start = readStart(file, dumpStart.length);
  return start !== undefined && Buffer.from(start).toString('latin1') === dumpStart;
}

/**
 * Reads the files that `#include` lines of the interfaces and the targets' `-imacros` mean, and theirs in turn: only
 * such as lie in a workspace folder or in an include folder that the user configured, after links are resolved.
 */
function readIncluded(workspace: Workspace, read: Set<FileId>): readonly FileProblem[] {
  const { config, project } = workspace.current;
  const allowed = realFolders([...project.roots, ...config.includes]);
  const imacros = [...config.imacros, ...project.targets.flatMap((target) => target.imacros)];
  const problems: FileProblem[] = [];

  let wanted = new Set([
    ...imacros.map(fileId),
    ...inclusionsOf(workspace.current, [...workspace.current.files.keys()]),
  ]);
  while (wanted.size > 0) {
    const changes: Change[] = [];
    for (const file of wanted) {
      if (read.has(file)) continue;
      read.add(file);
      if (!isReadable(file, allowed) && !config.imacros.includes(file)) continue;
      const result = readText(file);
      if (result.kind === 'unreadable') problems.push({ file, message: result.reason });
      else {
        const kind = /\.defs$/i.test(file) ? 'defs' : 'header';
        changes.push({ kind: 'set', file: sourceFile(file, kind, result.text) });
      }
    }
    const added = changes.flatMap((change) => (change.kind === 'set' ? [change.file.id] : []));
    const snapshot = added.length === 0 ? workspace.current : workspace.apply(changes);
    wanted = new Set(inclusionsOf(snapshot, added));
  }
  return problems;
}

/** Every file that an include of these files may mean in some target. */
function inclusionsOf(snapshot: Snapshot, files: readonly FileId[]): readonly FileId[] {
  const { project } = snapshot;
  return files.flatMap((file) =>
    (snapshot.syntax(file)?.directives ?? [])
      .filter(({ name }) => name === 'include' || name === 'import')
      .flatMap(({ span }) => {
        const line = snapshot.files.get(file)?.text.slice(span.start, span.end) ?? '';
        const match = /["<]([^">\r\n]+)([">])/.exec(line);
        if (match?.[1] === undefined) return [];
        return project.candidates(match[1], match[2] === '>', file);
      }),
  );
}

function isReadable(file: FileId, allowed: readonly string[]): boolean {
  if (!existsSync(file)) return false;
  try {
    const real = realpathSync(file);
    return allowed.some((folder) => isInside(folder, real)) && statSync(real).isFile();
  } catch {
    return false;
  }
}

function realFolders(folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) => {
    try {
      return [realpathSync(folder)];
    } catch {
      return [];
    }
  });
}
