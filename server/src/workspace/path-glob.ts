import picomatch from 'picomatch';
import { memo } from '../text/memo.ts';
import type { Config } from './config.ts';
import { wildcardMatcher } from './wildcard.ts';

/**
 * Whether one of the globs means a path or a folder above it. Paths are absolute, globs relative to the folder; one
 * without a slash (`*.html`, `generated`) means that name at any depth.
 */
export function globMatcher(globs: readonly string[], folder: string): (path: string) => boolean {
  if (globs.length === 0) return () => false;
  const matchers = globs.filter(isTamePattern).map(matcherOf);
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  return (path) => {
    if (!path.startsWith(prefix)) return false;
    const parts = path
      .slice(prefix.length)
      .split('/')
      .filter((part) => part !== '');
    return parts.some((_, depth) => {
      const part = parts.slice(0, depth + 1).join('/');
      return matchers.some((matches) => matches(part));
    });
  };
}

function matcherOf(glob: string): (path: string) => boolean {
  const pattern = glob.replace(/^\.?\/|\/$/g, '');
  if (!hasManyStars(glob)) return picomatch(pattern, { dot: true, basename: !glob.includes('/') });
  const parts = pattern.split('/');
  const matches = wildcardMatcher(glob.includes('/') ? parts : ['**', ...parts]);
  return (path) => matches(path.split('/'));
}

/**
 * Whether a glob can be matched in little time for any name. The library tries every way to divide a name among the
 * stars, so that a stranger's `*a*a*a*a*a` would hold a run for hours: what has many is matched by ourselves, unless it has
 * braces or groups, too. Others match nothing; a configuration's are told as a fault.
 */
export function isTamePattern(glob: string): boolean {
  const isGrouped = /[+*?@!]\(/.test(glob);
  if (isGrouped && (stars(glob) > 1 || /[+*]\(/.test(glob))) return false;
  return !hasManyStars(glob) || !/[{}()]/.test(glob);
}

function hasManyStars(glob: string): boolean {
  const parts = glob.split('/');
  const deep = parts.filter((part) => part.includes('**')).length;
  return deep > maxStars || parts.some((part) => stars(part) > maxStars);
}

function stars(text: string): number {
  return text.match(/\*+/g)?.length ?? 0;
}

const maxStars = 3;

/** Whether the configuration leaves a file or a folder out. Key of the memo: the configuration. */
export const exclusionOf: (config: Config) => (path: string) => boolean = memo(({ exclude }) => {
  const matchers = exclude.map(({ glob, base }) => globMatcher([glob], base));
  return (path) => matchers.some((matches) => matches(path));
});
