import type { FileId } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** How deep a path in angle brackets goes: `mach/mach_types.defs`, `mach/machine/thread_state.h`. */
const deepest = 3;

/**
 * The paths by which a file can include the workspace's interfaces: each is tried on the rules by which the targets look
 * for includes, so that what is proposed is found.
 */
export function includePaths(snapshot: Snapshot, from: FileId, angled: boolean): readonly string[] {
  const paths = [...snapshot.files.values()]
    .filter(({ id, kind }) => kind === 'defs' && id !== from)
    .flatMap(({ id }) => pathTo(snapshot, id, from, angled) ?? []);
  return [...new Set(paths)].sort();
}

/** The shortest path that means a file first of all. */
export function pathTo(
  { files, project }: Snapshot,
  target: FileId,
  from: FileId,
  angled: boolean,
): string | undefined {
  const parts = target.split('/');
  const longest = Math.min(deepest, parts.length - 1);
  // `<file.defs>` alone would name a folder of includes itself: one folder is usual.
  for (let depth = angled ? 2 : 1; depth <= longest; depth++) {
    const path = parts.slice(-depth).join('/');
    const found = project.candidates(path, angled, from).find((each) => files.has(each));
    if (found === target) return path;
  }
  return undefined;
}
