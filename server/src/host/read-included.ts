import { existsSync, realpathSync, statSync } from 'node:fs';
import { sourceFile } from '../text/source-file.ts';
import { fileId, type FileId } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Change, Workspace } from '../workspace/workspace.ts';
import { isInside } from './path.ts';
import { readText } from './read-text.ts';
import type { FileProblem } from './walk.ts';

export interface Included {
  /** Every file that was looked for, whether it is there or not: the workspace depends on both. */
  readonly looked: readonly FileId[];
  readonly problems: readonly FileProblem[];
}

/**
 * Puts into a workspace the files that `#include` lines of its interfaces and the targets' `-imacros` mean, and theirs
 * in turn: only such as lie in a workspace folder or in an include folder that the user configured, after links are
 * resolved.
 */
export function readIncluded(workspace: Workspace): Included {
  const { config, project, files } = workspace.current;
  const allowed = realFolders([...project.roots, ...config.includes]);
  const imacros = [...config.imacros, ...project.targets.flatMap((target) => target.imacros)];
  const looked = new Set<FileId>();
  const problems: FileProblem[] = [];

  let wanted = [...imacros.map(fileId), ...inclusionsOf(workspace.current, [...files.keys()])];
  while (wanted.length > 0) {
    const changes: Change[] = [];
    for (const file of wanted) {
      if (looked.has(file) || workspace.current.files.has(file)) continue;
      looked.add(file);
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
    wanted = [...inclusionsOf(snapshot, added)];
  }
  return { looked: [...looked], problems };
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
