import type { FileId } from '../text/span.ts';
import type { Routine } from './routine.ts';
import type { Snapshot } from './snapshot.ts';

/** The pages that document a routine under any of its names: as written, as MIG sees it, or as C functions in some target. */
export function pagesAbout({ symbols }: Snapshot, { name, shapes }: Routine): readonly FileId[] {
  const names = new Set([name]);
  for (const { slot } of shapes) names.add(slot.name.text).add(slot.userName).add(slot.serverName);
  return [...new Set([...names].flatMap((each) => symbols.pagesNamed(each)))];
}
