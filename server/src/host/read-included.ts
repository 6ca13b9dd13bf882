import { existsSync, realpathSync, statSync } from 'node:fs';
import { sourceFile } from '../text/source-file.ts';
import { fileId, type FileId } from '../text/span.ts';
import { inclusionsOf } from '../workspace/include-graph.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Change, Workspace } from '../workspace/workspace.ts';
import { isInside } from './path.ts';
import { mayLookAt, realFolders } from './real-path.ts';
import { readText, type ReadText } from './read-text.ts';
import type { FileProblem } from './walk.ts';

export interface Included {
  /** Every file that was looked for, whether it is there or not: the workspace depends on both. */
  readonly looked: readonly FileId[];
  readonly problems: readonly FileProblem[];
}

/**
 * Reads those of the files that are there and may be read. A file's real path is the one without links: what lies outside
 * the workspace must not be read over a link in it.
 */
export type ReadFiles = (
  files: readonly FileId[],
  mayRead: (file: FileId, real: string) => boolean,
) => ReadonlyMap<FileId, ReadText>;

/**
 * Puts into a workspace the files that `#include` lines of its interfaces and the targets' `-imacros` mean, and theirs
 * in turn: only such as lie in a workspace folder or in an include folder that the user configured, after links are
 * resolved.
 */
export function readIncluded(workspace: Workspace, readFiles: ReadFiles = readFromDisk): Included {
  const { config, project, files } = workspace.current;
  const imacros = [...config.imacros, ...project.targets.flatMap((target) => target.imacros)];
  const included = includedBy(workspace.current, [...files.keys()]);
  return readWanted(workspace, [...imacros.map(fileId), ...included], readFiles);
}

/**
 * Likewise after some files changed: what the changed ones include, and of the lost ones, which no walk would find or
 * which are nothing by their names, those that are included.
 */
export function readIncludedAnew(
  workspace: Workspace,
  changed: readonly FileId[],
  lost: readonly FileId[],
): Included {
  const isLost = new Set(lost);
  const { current } = workspace;
  const all = lost.length === 0 ? [] : includedBy(current, [...current.files.keys()]);
  const wanted = [...includedBy(current, changed), ...all.filter((file) => isLost.has(file))];
  return readWanted(workspace, wanted, readFromDisk);
}

function readWanted(
  workspace: Workspace,
  first: readonly FileId[],
  readFiles: ReadFiles,
): Included {
  const { config, project } = workspace.current;
  const folders = [...project.roots, ...config.includes];
  const allowed = realFolders(folders);
  const isNamed = (file: FileId): boolean => config.imacros.includes(file);
  const looked = new Set<FileId>();
  const problems: FileProblem[] = [];

  let wanted = first;
  while (wanted.length > 0) {
    const changes: Change[] = [];
    const unseen = wanted.filter(
      (file) =>
        !looked.has(file) &&
        !workspace.current.files.has(file) &&
        (isNamed(file) || mayLookAt([...folders, ...allowed], file)),
    );
    for (const file of unseen) looked.add(file);
    const mayRead = (file: FileId, real: string): boolean =>
      isNamed(file) || allowed.some((folder) => isInside(folder, real));
    for (const [file, result] of readFiles([...new Set(unseen)], mayRead)) {
      if (result.kind === 'unreadable') problems.push({ file, message: result.reason });
      else {
        const kind = /\.defs$/i.test(file) ? 'defs' : 'header';
        changes.push({ kind: 'set', file: sourceFile(file, kind, result.text) });
      }
    }
    const added = changes.flatMap((change) => (change.kind === 'set' ? [change.file.id] : []));
    const snapshot = added.length === 0 ? workspace.current : workspace.apply(changes);
    wanted = includedBy(snapshot, added);
  }
  return { looked: [...looked], problems };
}

/** Every file that an include of these files may mean in some target. */
function includedBy(snapshot: Snapshot, files: readonly FileId[]): readonly FileId[] {
  const { project } = snapshot;
  return files.flatMap((file) => {
    const source = snapshot.files.get(file);
    if (source === undefined || source.kind === 'man') return [];
    return inclusionsOf(source).flatMap(({ path, angled }) =>
      project.candidates(path, angled, file),
    );
  });
}

const readFromDisk: ReadFiles = (files, mayRead) => {
  const found = new Map<FileId, ReadText>();
  for (const file of files) {
    if (!existsSync(file)) continue;
    try {
      const real = realpathSync(file);
      if (mayRead(file, real) && statSync(real).isFile()) found.set(file, readText(file));
    } catch {
      // It vanished, or a link loops: it is not there.
    }
  }
  return found;
};
