import type { FileId } from '../../text/span.ts';
import type { Routine } from '../../workspace/routine.ts';
import { pagesAbout } from '../../workspace/pages-about.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';

/** How much of one interface file is documented. */
export interface Coverage {
  readonly file: FileId;
  readonly subsystem: string;
  readonly documented: readonly Routine[];
  readonly undocumented: readonly Routine[];
}

/** Documentation coverage by the file that declares the routines, in the order of the file names. */
export function documentationCoverage(snapshot: Snapshot): readonly Coverage[] {
  const files = new Map<FileId, Routine[]>();
  for (const routine of snapshot.symbols.routines) {
    const { file } = routine.declared;
    const list = files.get(file);
    if (list === undefined) files.set(file, [routine]);
    else list.push(routine);
  }
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, routines]) => ({
      file,
      subsystem: routines[0]?.shapes[0]?.subsystem.name.text ?? '',
      documented: routines.filter((routine) => pagesAbout(snapshot, routine).length > 0),
      undocumented: routines.filter((routine) => pagesAbout(snapshot, routine).length === 0),
    }));
}
