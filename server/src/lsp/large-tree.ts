import { readSource } from '../host/load-workspace.ts';
import { readIncluded } from '../host/read-included.ts';
import type { FileProblem } from '../host/walk.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';
import { includeAlike } from '../workspace/include-graph.ts';
import { declaredNames, type NameIndex } from '../workspace/name-index.ts';
import type { Workspace } from '../workspace/workspace.ts';

/**
 * So many interfaces and pages of a folder are read whole, four times as many as XNU has. Measured: at this size the
 * server takes half a gigabyte, and an edit a tenth of a second.
 */
export const fileLimit = 1500;

/** What is said of a folder that has more, once. */
export function largeTreeNote(root: FileId, files: number): FileProblem {
  return {
    file: root,
    message: `has ${files} interfaces and pages: only open files, what they include and the pages and interfaces of their routines are read, and what compares all files is left to \`machlint check\``,
  };
}

/**
 * Brings into a workspace what an open file needs beside itself: what it includes, the interfaces of the names in a
 * page, the pages of the routines in an interface. What was brought stays.
 * @param before the file's text before, if it was there
 */
export function readAround(
  file: SourceFile,
  before: SourceFile | undefined,
  names: NameIndex,
  workspace: Workspace,
): readonly FileProblem[] {
  const companions = companionsOf(file, names).filter((id) => !workspace.current.files.has(id));
  const read = companions.flatMap((id) => {
    const source = readSource(id, false);
    return source.kind === 'file' ? [source.file] : [];
  });
  if (read.length > 0) workspace.apply(read.map((each) => ({ kind: 'set', file: each })));
  if (read.length === 0 && before !== undefined && includeAlike(before, file)) return [];
  return readIncluded(workspace).problems;
}

/** Files that speak of what a file speaks of; of names that half the tree has, the first ones. */
function companionsOf(file: SourceFile, names: NameIndex): readonly FileId[] {
  const found = new Set<FileId>();
  const add = (files: readonly FileId[]): void => {
    for (const each of files.slice(0, mostOfOne)) if (found.size < most) found.add(each);
  };
  if (file.kind === 'man') {
    const words = new Set(file.text.match(/[a-z_]\w*/gi));
    for (const word of words) add(names.declaring(word));
  } else {
    for (const name of declaredNames(file)) add(names.documenting(name));
  }
  found.delete(file.id);
  return [...found];
}

const mostOfOne = 8;
const most = 64;
