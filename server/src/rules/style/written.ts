import type { Name } from '../../text/name.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';

/** Whether a name stands in the source as MIG sees it, and is not made by a macro: then text can be put before it. */
export function isWrittenAs(snapshot: Snapshot, { text, written }: Name): boolean {
  const source = snapshot.files.get(written.file)?.text;
  return source?.slice(written.start, written.end) === text;
}
