import { existsSync, realpathSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import type { Host } from '../host/host.ts';
import { readSources } from '../host/load-workspace.ts';
import { isInside, toFileId } from '../host/path.ts';
import { projectAround } from '../host/project.ts';
import type { ReadFiles } from '../host/read-included.ts';
import { readText, type ReadText } from '../host/read-text.ts';
import { sourceFile } from '../text/source-file.ts';
import { fileId, type FileId } from '../text/span.ts';
import { CommandError } from './command.ts';
import type { OtherVersion } from './git-version.ts';
import type { Project } from './locate.ts';

/** A place on disk that holds another version. */
export interface Place {
  readonly path: FileId;
  readonly isFolder: boolean;
}

/** What an argument names on disk; undefined where that is nothing. */
export function folderOrFile(path: string, { cwd }: Host): Place | undefined {
  const file = toFileId(cwd, path);
  try {
    const stat = statSync(file);
    return stat.isDirectory() || stat.isFile()
      ? { path: file, isFolder: stat.isDirectory() }
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A project as another tree has it: the tree around the place stands for the one around the project, file by file; a file
 * stands for the one that was named.
 * @throws CommandError where there are several trees of now
 */
export function diskVersion(
  project: Project,
  place: Place,
  beyond: readonly FileId[],
  projects: readonly Project[],
): OtherVersion {
  const { roots, named, isExcluded } = project.reading;
  const [root] = roots;
  if (root === undefined || roots.length > 1 || projects.length > 1) {
    throw new CommandError('a folder to compare with stands for one tree: expected paths in one');
  }
  const other = projectAround(place.isFolder ? place.path : fileId(posix.dirname(place.path))).root;
  const [only] = named;
  const standsForNamed = !place.isFolder && named.length === 1 ? only : undefined;
  const toNow = (file: string): FileId =>
    file === place.path && standsForNamed !== undefined
      ? standsForNamed
      : fileId(root + file.slice(other.length));
  const toOther = (file: FileId): FileId => {
    if (file === standsForNamed) return place.path;
    return isInside(root, file) ? fileId(other + file.slice(root.length)) : file;
  };

  const read = readSources({
    roots: [other],
    named: place.isFolder ? [] : [place.path],
    isExcluded: (path) => isInside(other, path) && isExcluded(toNow(path)),
  });
  const sources = read.sources
    // Both may lie in one folder.
    .filter(({ id }) => id === place.path || toNow(id) !== standsForNamed)
    .map(({ id, kind, text }) => sourceFile(toNow(id), kind, text))
    .filter(({ id }) => !beyond.some((folder) => isInside(folder, id)));
  return {
    sources: sources.sort((a, b) => (a.id < b.id ? -1 : 1)),
    readFiles: readFromOther(root, other, toOther),
  };
}

/** Included files as the other tree has them; those outside both trees are the same for both. */
function readFromOther(root: FileId, other: FileId, toOther: (file: FileId) => FileId): ReadFiles {
  return (files, mayRead) => {
    const found = new Map<FileId, ReadText>();
    for (const file of files) {
      const there = toOther(file);
      if (!existsSync(there)) continue;
      try {
        const real = realpathSync(there);
        const isInTree = isInside(root, file);
        const isAllowed = isInTree ? isInside(realpathSync(other), real) : mayRead(file, real);
        if (isAllowed && statSync(real).isFile()) found.set(file, readText(there));
      } catch {
        // It vanished, or a link loops: it is not there.
      }
    }
    return found;
  };
}
