import type { FileId } from '../text/span.ts';
import { namesOf, type Routine } from './routine.ts';
import type { Snapshot } from './snapshot.ts';

/** The pages that document a routine under any of its names: as written, as MIG sees it, or as C functions in some target. */
export function pagesAbout({ symbols }: Snapshot, routine: Routine): readonly FileId[] {
  return [...new Set(namesOf(routine).flatMap((each) => symbols.pagesNamed(each)))];
}
