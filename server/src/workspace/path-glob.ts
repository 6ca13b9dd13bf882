import picomatch from 'picomatch';
import { memo } from '../text/memo.ts';
import type { Config } from './config.ts';

/**
 * Whether one of the globs means a path or a folder above it. Paths are absolute, globs relative to the folder; one
 * without a slash (`*.html`, `generated`) means that name at any depth.
 */
export function globMatcher(globs: readonly string[], folder: string): (path: string) => boolean {
  if (globs.length === 0) return () => false;
  const matchers = globs
    .filter(isTamePattern)
    .map((glob) =>
      picomatch(glob.replace(/^\.?\/|\/$/g, ''), { dot: true, basename: !glob.includes('/') }),
    );
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

/**
 * Whether a glob takes little time for any name: the libraries try every way to divide a name among the stars, so that a
 * stranger's `*a*a*a*a*a` would hold a run for hours. Others match nothing; a configuration's are told as a fault.
 */
export function isTamePattern(glob: string): boolean {
  const stars = (text: string): number => text.match(/\*+/g)?.length ?? 0;
  const parts = glob.split('/');
  const isRepeated = /[+*?@!]\(/.test(glob) && (stars(glob) > 1 || /[+*]\(/.test(glob));
  const isDeep = parts.filter((part) => part.includes('**')).length > maxStars;
  return !isRepeated && !isDeep && parts.every((part) => stars(part) <= maxStars);
}

const maxStars = 3;

/** Whether the configuration leaves a file or a folder out. Key of the memo: the configuration. */
export const exclusionOf: (config: Config) => (path: string) => boolean = memo(({ exclude }) => {
  const matchers = exclude.map(({ glob, base }) => globMatcher([glob], base));
  return (path) => matchers.some((matches) => matches(path));
});
