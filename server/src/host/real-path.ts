import { realpathSync } from 'node:fs';
import { isInside } from './path.ts';

/**
 * Whether a file lies in one of the folders once every link on the way is followed; what is not there lies nowhere. A
 * path that is not even written as one in a folder is not looked at: on Windows a look at `//host/share` asks that host.
 */
export function isReallyInside(folders: readonly string[], file: string): boolean {
  if (!mayLookAt(folders, file)) return false;
  const real = realPath(file);
  return real !== undefined && realFolders(folders).some((folder) => isInside(folder, real));
}

/** Whether a path is written as one in a folder, or in what the folder's own path leads to. */
export function mayLookAt(folders: readonly string[], file: string): boolean {
  // Written with `/` there is no `..` left; Windows takes `\\` for the same.
  if (/(?:^|[/\\])\.\.(?:[/\\]|$)/.test(file)) return false;
  return [...folders, ...realFolders(folders)].some((folder) => isInside(folder, file));
}

/** The real paths of the folders that are there. */
export function realFolders(folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) => realPath(folder) ?? []);
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
