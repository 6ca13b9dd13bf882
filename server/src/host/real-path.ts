import { realpathSync } from 'node:fs';
import { isInside } from './path.ts';

/**
 * Whether a file lies in one of the folders once every link on the way is followed; what is not there lies nowhere.
 */
export function isReallyInside(folders: readonly string[], file: string): boolean {
  const real = realPath(file);
  return (
    real !== undefined &&
    folders.some((folder) => {
      const realFolder = realPath(folder);
      return realFolder !== undefined && isInside(realFolder, real);
    })
  );
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
