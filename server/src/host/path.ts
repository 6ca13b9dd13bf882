import { isAbsolute, posix, resolve, sep } from 'node:path';
import { fileId, type FileId } from '../text/span.ts';

/** A path as a person wrote it, made absolute against a folder, with forward slashes and no `.` or `..` in it. */
export function toFileId(folder: string, path: string): FileId {
  const absolute = isAbsolute(path) ? resolve(path) : resolve(folder, path);
  return fileId(sep === '/' ? absolute : absolute.split(sep).join('/'));
}

/** Whether a path is a folder or lies in it; both absolute with forward slashes. */
export function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** The folder and every folder above it, innermost first. */
export function foldersUpward(folder: string): readonly string[] {
  const folders: string[] = [];
  for (let at = folder; ; at = posix.dirname(at)) {
    folders.push(at);
    if (posix.dirname(at) === at) return folders;
  }
}

/** The folders that lie in no other of them, each once. */
export function outermost(folders: readonly FileId[]): readonly FileId[] {
  const unique = [...new Set(folders)].sort();
  return unique.filter(
    (folder) => !unique.some((other) => other !== folder && isInside(other, folder)),
  );
}
