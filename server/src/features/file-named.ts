import { fileId, type FileId } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** The file that a symbol's path means: relative to a workspace folder, or the whole path of a file outside them. */
export function fileNamed({ files, project }: Snapshot, path: string): FileId | undefined {
  const candidates = [path, ...project.roots.map((root) => `${root}/${path}`)].map(fileId);
  return candidates.find((candidate) => files.has(candidate));
}
