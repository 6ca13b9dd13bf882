import { createTwoFilesPatch } from 'diff';

/** What changed in a file, as `git apply` and `patch -p1` read it; empty where nothing did. */
export function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return '';
  const patch = createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, {
    context: 3,
  });
  return patch.replace(/^=+\n/, '');
}
