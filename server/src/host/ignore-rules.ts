import { existsSync, lstatSync } from 'node:fs';
import { posix } from 'node:path';
import { ignoreLine, type IgnoreVerdict } from './ignore-line.ts';
import { foldersUpward } from './path.ts';
import { readText } from './read-text.ts';

/** The `.gitignore` files that speak for one folder, innermost first: the first that has an opinion decides. */
export interface IgnoreRules {
  readonly base: string;
  /** What each line says of a path, the last line first: it has the last word. */
  readonly lines: readonly ((path: string) => IgnoreVerdict)[];
  readonly outer: IgnoreRules | undefined;
}

/**
 * The rules in force at a walk's root: those of the folders above it up to the repository's root. Without a repository
 * the folders above have no say.
 */
export function rulesAbove(root: string): IgnoreRules | undefined {
  const above = foldersUpward(root);
  const top = above.findIndex((folder) => existsSync(posix.join(folder, '.git')));
  if (top <= 0) return undefined;
  return above
    .slice(1, top + 1)
    .reduceRight<IgnoreRules | undefined>((outer, folder) => rulesIn(folder, outer), undefined);
}

/** The outer rules with the folder's own `.gitignore` in front of them; call it where there is one. */
export function rulesIn(folder: string, outer: IgnoreRules | undefined): IgnoreRules | undefined {
  const path = posix.join(folder, '.gitignore');
  // Git follows no link here, either; and a pipe or a device must not hold the walk.
  const read = lstatSync(path, { throwIfNoEntry: false })?.isFile() === true && readText(path);
  if (read === false || read.kind === 'unreadable') return outer;
  const lines = read.text.split(/\r?\n/).map(ignoreLine).reverse();
  return { base: folder, lines, outer };
}

/** Whether git would leave the path out. A folder's path ends in `/`. */
export function isIgnored(rules: IgnoreRules | undefined, path: string): boolean {
  for (let at = rules; at !== undefined; at = at.outer) {
    const relative = path.slice(at.base === '/' ? 1 : at.base.length + 1);
    for (const says of at.lines) {
      const verdict = says(relative);
      if (verdict !== undefined) return verdict;
    }
  }
  return false;
}
