import { fileId, type FileId } from './span.ts';

/** The path that a relative one means in a folder: absolute, without `.` and `..`; an absolute one stays. */
export function resolvePath(folder: string, path: string): FileId {
  const isAbsolute = path.startsWith('/') || /^[A-Za-z]:\//.test(path);
  const parts = (isAbsolute ? path : `${folder}/${path}`).split('/');
  const kept: string[] = [];
  for (const part of parts.slice(1)) {
    if (part === '' || part === '.') continue;
    if (part === '..') kept.pop();
    else kept.push(part);
  }
  return fileId(`${parts[0] ?? ''}/${kept.join('/')}`);
}

/** The folder in which a file lies. */
export function folderOf(file: string): FileId {
  return resolvePath(file, '..');
}
