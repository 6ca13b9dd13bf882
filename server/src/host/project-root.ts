import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { fileId, type FileId } from '../text/span.ts';
import { foldersUpward } from './path.ts';

/**
 * The folder that a path is judged in: a page's interface, a link's other end and an include's file stand beside it or
 * above. It is the nearest folder upward with a `machlint.jsonc`; else the outermost one that looks like a tree whose
 * layout is known; else the folder itself. A repository's root ends the search.
 */
export function projectRoot(folder: FileId): FileId {
  let outermost = folder;
  for (const at of foldersUpward(folder)) {
    if (existsSync(posix.join(at, 'machlint.jsonc'))) return fileId(at);
    if (landmarks.some((mark) => existsSync(posix.join(at, mark)))) outermost = fileId(at);
    if (existsSync(posix.join(at, '.git'))) break;
  }
  return outermost;
}

/** One file that each known tree has: XNU, GNU Mach, the Hurd, an SDK, installed headers. */
const landmarks: readonly string[] = [
  'osfmk/mach/mach_types.defs',
  'include/mach/mach_types.defs',
  'hurd/hurd_types.defs',
  'usr/include/mach/mach_types.defs',
  'mach/mach_types.defs',
];
