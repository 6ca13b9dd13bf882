import type { FileId } from '../../text/span.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';

/**
 * Roots that declare no slot of their own and only include another root, by that root: libsyscall's `task.defs` is
 * osfmk's `task.defs` for another build. A reader takes both for one interface.
 */
export function wrappedRoots(snapshot: Snapshot): ReadonlyMap<FileId, FileId> {
  const declaring = new Map<FileId, Set<FileId>>();
  for (const { root, interface: lowered } of snapshot.units) {
    if (lowered.subsystem === undefined) continue;
    const files = declaring.get(root) ?? new Set();
    files.add(lowered.subsystem.name.written.file);
    for (const slot of lowered.slots) {
      files.add(slot.kind === 'routine' ? slot.name.written.file : slot.span.file);
    }
    declaring.set(root, files);
  }
  const wrapped = new Map<FileId, FileId>();
  for (const [root, files] of declaring) {
    const [inner] = files;
    const isWrapper = files.size === 1 && inner !== undefined && inner !== root;
    if (isWrapper && declaring.has(inner)) wrapped.set(root, inner);
  }
  return wrapped;
}
