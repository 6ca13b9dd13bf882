import type { FileId } from '../../text/span.ts';
import { pagesAbout } from '../../workspace/pages-about.ts';
import type { Routine } from '../../workspace/routine.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { neighboursOf } from './neighbours.ts';

/** How much of one interface file is documented. */
export interface Coverage {
  readonly file: FileId;
  readonly subsystem: string;
  readonly documented: readonly Routine[];
  readonly undocumented: readonly Routine[];
}

/**
 * Documentation coverage by the file that declares the routines, in the order of the file names. Routines that have one
 * id in different targets are halves of one, as users see it: they count once, and a page about any is about all.
 */
export function documentationCoverage(snapshot: Snapshot): readonly Coverage[] {
  const neighbours = neighboursOf(snapshot);
  const seen = new Set<Routine>();
  const hasPage = (routine: Routine): boolean => pagesAbout(snapshot, routine).length > 0;
  const files = new Map<FileId, { documented: Routine[]; undocumented: Routine[] }>();
  for (const routine of snapshot.symbols.routines) {
    const { file } = routine.declared;
    const lists = files.get(file) ?? { documented: [], undocumented: [] };
    seen.add(routine);
    const others = neighbours.get(routine)?.sameId ?? [];
    const isOtherHalf = others.some((other) => hasPage(other) || seen.has(other));
    const isDocumented = hasPage(routine);
    if (!isDocumented && isOtherHalf) continue;
    (isDocumented ? lists.documented : lists.undocumented).push(routine);
    files.set(file, lists);
  }
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, { documented, undocumented }]) => {
      const [first] = [...documented, ...undocumented];
      const subsystem = first?.shapes[0]?.subsystem.name.text ?? '';
      return { file, subsystem, documented, undocumented };
    });
}

/** Per cent of routines with a page, rounded down, so that 100 means all. */
export function percentOf({
  documented,
  undocumented,
}: Pick<Coverage, 'documented' | 'undocumented'>): number {
  const total = documented.length + undocumented.length;
  return total === 0 ? 0 : Math.floor((100 * documented.length) / total);
}
