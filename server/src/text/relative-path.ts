/**
 * A path for people: relative to a folder, forward slashes, `../` where it lies outside; the path itself where nothing
 * is shared (another drive, `builtin:`), `.` for the folder.
 */
export function relativePath(folder: string, path: string): string {
  if (path === folder) return '.';
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  if (path.startsWith(prefix)) return path.slice(prefix.length);
  if (!path.startsWith('/') || !prefix.startsWith('/')) return path;
  const from = prefix.split('/').slice(1, -1);
  const to = path.split('/').slice(1);
  let shared = 0;
  while (shared < from.length && shared < to.length && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}
