import { existsSync, lstatSync } from 'node:fs';
import { posix } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { isTamePattern } from '../workspace/path-glob.ts';
import { foldersUpward } from './path.ts';
import { readText } from './read-text.ts';

/** The `.gitignore` files that speak for one folder, innermost first: the first that has an opinion decides. */
export interface IgnoreRules {
  readonly base: string;
  readonly matcher: Ignore;
  /** Lines that are not used, since matching them may take hours; 1-based. */
  readonly leftOut: readonly number[];
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
  const lines = read.text.split(/\r?\n/);
  const leftOut = lines.flatMap((line, index) => (isTame(line) ? [] : [index + 1]));
  return { base: folder, matcher: ignore().add(lines.filter(isTame)), leftOut, outer };
}

function isTame(line: string): boolean {
  return line.startsWith('#') || isTamePattern(line);
}

/** Whether git would leave the path out. A folder's path ends in `/`. */
export function isIgnored(rules: IgnoreRules | undefined, path: string): boolean {
  for (let at = rules; at !== undefined; at = at.outer) {
    const verdict = at.matcher.test(path.slice(at.base === '/' ? 1 : at.base.length + 1));
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}
