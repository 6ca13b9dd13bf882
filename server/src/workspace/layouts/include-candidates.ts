import type { IncludeForm } from '../../syntax/cpp/resolve.ts';
import { folderOf, resolvePath } from '../../text/resolve-path.ts';
import { fileId, type FileId } from '../../text/span.ts';
import type { Checkout } from '../layout.ts';
import { systemSpellings } from './layout.ts';

/** Where includes are searched. */
export interface IncludeSearch {
  readonly checkout: Checkout | undefined;
  /** Folders that the configuration or the target names, absolute, best first. */
  readonly includes: readonly string[];
  /** Workspace folders. */
  readonly roots: readonly FileId[];
  /** The folder of the file that the build names: Apple's `mig` adds `-I` of it. */
  readonly rootFolder: string | undefined;
}

/** The files that an include may mean, best first. */
export type IncludeCandidates = (
  path: string,
  form: IncludeForm,
  from: FileId,
) => readonly FileId[];

/**
 * Searches beside the asking file (in quotes), in the named folders, in the layout's, beside the root. In no known
 * tree it is the asking file's folder and those above it, up to the workspace folder.
 */
export function includeCandidates(search: IncludeSearch): IncludeCandidates {
  const { checkout, includes, roots, rootFolder } = search;
  const layout = checkout?.layout;
  const own = layout?.includeFolders().map((folder) => `${checkout?.root ?? ''}/${folder}`) ?? [];
  const besideRoot = rootFolder === undefined ? [] : [rootFolder];
  const fixed = unique([...includes, ...own, ...besideRoot]);
  // Where the folders are always the same, so is the answer, and every new snapshot asks for it again.
  const angled = new Map<string, readonly FileId[]>();

  const candidates: IncludeCandidates = (path, form, from) => {
    if (path.startsWith('/')) return [normalised(path)];
    const folders =
      checkout === undefined ? unique([...fixed, ...foldersAbove(from, roots)]) : fixed;
    const spellings = layout?.spellings(path) ?? systemSpellings(path);
    const inFolders = (all: readonly string[]): readonly FileId[] =>
      spellings.flatMap((spelling) => all.map((folder) => joined(folder, spelling)));
    switch (form) {
      case 'quoted':
        return inFolders(unique([folderOf(from), ...folders]));
      case 'angled':
        return inFolders(folders);
      case 'next': {
        // What follows the folder in which the asking file was found.
        const place = folders.findIndex((folder) => joined(folder, path) === from);
        return inFolders(folders.slice(place + 1));
      }
    }
  };
  return (path, form, from) => {
    if (form !== 'angled' || checkout === undefined) return candidates(path, form, from);
    let found = angled.get(path);
    if (found === undefined) angled.set(path, (found = candidates(path, form, from)));
    return found;
  };
}

/** The file's folder and those around it, up to its workspace folder. */
function foldersAbove(file: FileId, roots: readonly FileId[]): readonly string[] {
  const top = roots.find((folder) => file.startsWith(folder === '/' ? '/' : `${folder}/`));
  const folders: string[] = [];
  let folder = folderOf(file);
  while (top !== undefined && folder.length > top.length) {
    folders.push(folder);
    folder = folderOf(folder);
  }
  return [...folders, top ?? folder];
}

function unique(folders: readonly string[]): readonly string[] {
  return [...new Set(folders.map(normalised))];
}

/** `folder` is absolute, without `.` and `..`; most paths have neither, and need no taking apart. */
function joined(folder: string, path: string): FileId {
  if (/(?:^|\/)\.{0,2}(?:\/|$)/.test(path)) return resolvePath(folder, path);
  return fileId(folder === '/' ? `/${path}` : `${folder}/${path}`);
}

function normalised(path: string): FileId {
  return resolvePath(path, '.');
}
