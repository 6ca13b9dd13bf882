import type { IncludeForm } from '../../syntax/cpp/directives.ts';
import { fileId, type FileId } from '../../text/span.ts';
import type { Checkout } from '../layout.ts';

/** Where a file's includes are searched. */
export interface IncludeSearch {
  readonly checkout: Checkout | undefined;
  /** Folders that the configuration or the target names, absolute, best first. */
  readonly includes: readonly string[];
  /** Workspace folders. */
  readonly roots: readonly FileId[];
  /** The file that the build names: Apple's `mig` adds `-I` of its folder. */
  readonly root: FileId | undefined;
}

/**
 * The files that an include may mean, best first, each once: beside the asking file (in quotes), in the named
 * folders, in the layout's, beside the root. In no known tree it is the asking file's folder and those above it, up to
 * the workspace folder.
 */
export function includeCandidates(
  search: IncludeSearch,
  path: string,
  form: IncludeForm,
  from: FileId,
): readonly FileId[] {
  if (path.startsWith('/')) return [fileId(normalised(path))];
  const folders = searchPath(search, from);
  const beside = form === 'quoted' ? [folderOf(from)] : [];
  // For the next file of a name: what follows the folder in which the asking file was found.
  const own = folders.findIndex((folder) => normalised(`${folder}/${path}`) === from);
  const searched = form === 'next' ? folders.slice(own + 1) : [...beside, ...folders];
  const candidates = new Set(searched.map((folder) => fileId(normalised(`${folder}/${path}`))));
  // `System` is a framework, whose headers XNU installs: `<System/mach/resource_notify.defs>`.
  if (path.startsWith('System/')) {
    const inside = path.slice('System/'.length);
    for (const folder of folders) candidates.add(fileId(normalised(`${folder}/${inside}`)));
  }
  return [...candidates];
}

function searchPath(search: IncludeSearch, from: FileId): readonly string[] {
  const { checkout, includes, roots, root } = search;
  const own = checkout?.layout.includeFolders() ?? [];
  const folders = own.map((folder) => `${checkout?.root ?? ''}/${folder}`);
  const besideRoot = root === undefined ? [] : [folderOf(root)];
  const above = checkout === undefined ? foldersAbove(from, roots) : [];
  return [...includes, ...folders, ...besideRoot, ...above];
}

/** The file's folder and those around it, up to its workspace folder. */
function foldersAbove(file: FileId, roots: readonly FileId[]): readonly string[] {
  const top = roots.find((folder) => file.startsWith(folder === '/' ? '/' : `${folder}/`));
  const folders: string[] = [];
  let folder = folderOf(file);
  while (folder !== '' && top !== undefined && folder !== top && folder.length > top.length) {
    folders.push(folder);
    folder = folderOf(folder);
  }
  return [...folders, top ?? folderOf(file)];
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Takes `.` and `..` out of an absolute path. */
function normalised(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  const scheme = path.startsWith('builtin:') ? '' : '/';
  return scheme + parts.join('/');
}
