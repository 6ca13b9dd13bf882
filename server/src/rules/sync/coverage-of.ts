import { hasTarget } from '../../model/target.ts';
import { memo } from '../../text/memo.ts';
import { pagesAbout } from '../../workspace/pages-about.ts';
import type { Routine } from '../../workspace/routine.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';

/** The public routines of one subsystem, with and without pages. */
export interface Coverage {
  readonly with: Set<Routine>;
  readonly without: Set<Routine>;
}

/** Subsystems that have at least one page, by name. */
export const documentedSubsystems = memo((snapshot: Snapshot): ReadonlyMap<string, Coverage> => {
  const all = new Map<string, Coverage>();
  for (const routine of snapshot.symbols.routines) {
    const name = routine.shapes[0]?.subsystem.name.text;
    if (name === undefined || !isPublic(routine, snapshot)) continue;
    const coverage = all.get(name) ?? { with: new Set(), without: new Set() };
    all.set(name, coverage);
    coverage[pagesAbout(snapshot, routine).length > 0 ? 'with' : 'without'].add(routine);
  }
  return new Map([...all].filter(([, coverage]) => coverage.with.size > 0));
});

/** Whether a task can call it: it exists in a target that is not the kernel's alone. */
export function isPublic({ shapes }: Routine, { project }: Snapshot): boolean {
  return shapes.some(({ targets }) =>
    project.targets.some(({ name }, bit) => hasTarget(targets, bit) && !name.startsWith('kernel-')),
  );
}
