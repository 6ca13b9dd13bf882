import { readdirSync, readlinkSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { fileId, type FileId } from '../text/span.ts';
import { isIgnored, rulesAbove, rulesIn, type IgnoreRules } from './ignore-rules.ts';
import { isInside } from './path.ts';
import { describeError } from './read-text.ts';

export interface WalkOptions {
  /** Whether a file of this name is worth a look. */
  readonly isWanted: (name: string) => boolean;
  /** Whether the configuration leaves the path out; a folder's ends in `/`. */
  readonly isExcluded: (path: string) => boolean;
  /** Whether a folder below with a file of this name is a world of its own, which is not walked. */
  readonly borderFile?: string;
}

export interface Walk {
  /** Regular files, sorted, each once. */
  readonly files: readonly FileId[];
  /** What could not be looked at, and why. */
  readonly problems: readonly FileProblem[];
  /** Folders below that were not walked, for the sake of their border file. */
  readonly beyond: readonly FileId[];
}

export interface FileProblem {
  readonly file: FileId;
  readonly message: string;
}

/**
 * Lists the wanted files under the folders. `.gitignore` files and the configuration leave files out; folders of
 * version control and `node_modules` are passed over.
 *
 * Symbolic links to folders are not followed: what they lead to is found in its own place if it lies under one of the
 * folders, and is none of our business otherwise. So no loop can hold the walk. The one exception is a link to the
 * folder beside it, as installed headers have one for the machine (`mach/machine` for `mach/x86_64`): includes go by the
 * link's name, so its files count under both. A link to a wanted file counts where the file lies under the
 * folders and has another name there.
 */
export function walk(folders: readonly FileId[], options: WalkOptions): Walk {
  const found = new Set<FileId>();
  const links: FileId[] = [];
  const problems: FileProblem[] = [];
  const beyond = new Set<FileId>();
  const starts = new Set<string>(folders);

  const visit = (folder: string, outer: IgnoreRules | undefined): void => {
    let entries: readonly Dirent[];
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      problems.push({ file: fileId(folder), message: describeError(error) });
      return;
    }
    const { borderFile } = options;
    const isBorder = borderFile !== undefined && !starts.has(folder);
    if (isBorder && entries.some(({ name }) => name === borderFile)) {
      beyond.add(fileId(folder));
      return;
    }
    const hasRules = entries.some(({ name }) => name === '.gitignore');
    const rules = hasRules ? rulesIn(folder, outer) : outer;
    if (rules !== outer) problems.push(...unusedLines(folder, rules?.leftOut ?? []));
    const prefix = folder === '/' ? '/' : `${folder}/`;
    const linked = starts.has(folder) ? noLinks : linkedSiblings(prefix, entries);
    for (const entry of entries) {
      const { name } = entry;
      const path = prefix + name;
      if (entry.isDirectory()) {
        if (passedOver.has(name)) continue;
        if (isIgnored(rules, `${path}/`) || options.isExcluded(`${path}/`)) continue;
        visit(path, rules);
        const link = linked.get(name);
        if (link !== undefined) visit(prefix + link, rules);
      } else if (options.isWanted(name)) {
        if (isIgnored(rules, path) || options.isExcluded(path)) continue;
        if (entry.isFile()) found.add(fileId(path));
        else if (entry.isSymbolicLink()) links.push(fileId(path));
      }
    }
  };

  for (const folder of folders) visit(folder, rulesAbove(folder));
  for (const link of links.sort()) {
    const problem = followLink(link, folders, found);
    if (problem !== undefined) problems.push({ file: link, message: problem });
  }
  return {
    files: [...found].sort(),
    problems: problems.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)),
    beyond: [...beyond].sort(),
  };
}

/** Whether the walk of a folder would find a file under its own name, if the file is there. */
export function isFound(
  root: FileId,
  file: FileId,
  { isWanted, isExcluded }: Pick<WalkOptions, 'isWanted' | 'isExcluded'>,
): boolean {
  const parts = file.slice(root === '/' ? 1 : root.length + 1).split('/');
  const name = parts.pop() ?? '';
  if (!isInside(root, file) || !isWanted(name)) return false;
  let rules = rulesIn(root, rulesAbove(root));
  let folder: string = root === '/' ? '' : root;
  for (const part of parts) {
    folder += `/${part}`;
    if (passedOver.has(part) || isIgnored(rules, `${folder}/`) || isExcluded(`${folder}/`))
      return false;
    rules = rulesIn(folder, rules);
  }
  return !isIgnored(rules, file) && !isExcluded(file);
}

function unusedLines(folder: string, lines: readonly number[]): readonly FileProblem[] {
  const file = fileId(`${folder}/.gitignore`);
  return lines.map((line) => ({
    file,
    message: `has too many stars in line ${line} to be matched in time: the line is not used`,
  }));
}

const noLinks: ReadonlyMap<string, string> = new Map();

/** Folders that a link beside them leads to, with the first such link's name. */
function linkedSiblings(prefix: string, entries: readonly Dirent[]): ReadonlyMap<string, string> {
  const links = entries.filter((entry) => entry.isSymbolicLink()).map(({ name }) => name);
  if (links.length === 0) return noLinks;
  const folders = new Set(entries.filter((entry) => entry.isDirectory()).map(({ name }) => name));
  const found = new Map<string, string>();
  for (const link of links.sort()) {
    const target = targetOf(prefix + link).replace(/\/$/, '');
    if (folders.has(target) && !found.has(target)) found.set(target, link);
  }
  return found;
}

function targetOf(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    return '';
  }
}

/** Folders that nobody means: version control, installed packages. */
export const passedOver: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.svn',
  '.jj',
  'node_modules',
]);

/** Adds a link's file where it is not found under its own name; gives back why it cannot be read, if so. */
function followLink(
  link: FileId,
  folders: readonly FileId[],
  found: Set<FileId>,
): string | undefined {
  try {
    const real = fileId(realpathSync(link));
    if (found.has(real) || statSync(real).isDirectory()) return undefined;
    // A walked folder may itself be reached over a link (`/tmp` on macOS).
    const isWithin = folders.some((folder) => isInside(realpathSync(folder), real));
    if (!isWithin) return 'is a symbolic link out of the folders that are read; it is not followed';
    found.add(link);
    return undefined;
  } catch (error) {
    const isDangling = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isDangling ? 'is a symbolic link to nothing' : describeError(error);
  }
}
