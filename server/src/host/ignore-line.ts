import { wildcardMatcher } from '../workspace/wildcard.ts';

/** What one line of a `.gitignore` says of a path: ignored, not ignored, or nothing. */
export type IgnoreVerdict = boolean | undefined;

/**
 * Reads a line as gitignore(5) has it, in time that grows with the line and the path alone. Paths are relative to the
 * file's folder; a folder's ends in `/`, and what lies in it is not asked for.
 */
export function ignoreLine(line: string): (path: string) => IgnoreVerdict {
  const written = withoutTrailingBlanks(line);
  if (written === '' || written.startsWith('#')) return () => undefined;
  const isNegated = written.startsWith('!');
  const pattern = isNegated ? written.slice(1) : written;
  const isForFolders = pattern.endsWith('/');
  const parts = pattern.replace(/^\/|\/$/g, '').split('/');
  const isAnchored = pattern.startsWith('/') || parts.length > 1;
  const matches = wildcardMatcher(isAnchored ? parts : ['**', ...parts]);
  return (path) => {
    if (isForFolders && !path.endsWith('/')) return undefined;
    const names = path.replace(/\/$/, '').split('/');
    return matches(names) ? !isNegated : undefined;
  };
}

/** An escaped blank stays. */
function withoutTrailingBlanks(line: string): string {
  let end = line.length;
  while (line[end - 1] === ' ' && line[end - 2] !== '\\') end -= 1;
  return line.slice(0, end);
}
