import type { Catalogue, CatalogueRoutine, CatalogueSystem, VersionRange } from './catalogue.ts';

export interface FoundRoutine {
  readonly system: CatalogueSystem;
  readonly routine: CatalogueRoutine;
}

/** Routines with a name: as written, as MIG sees it, or a C function; newest first within a system. */
export function catalogueRoutinesNamed(
  catalogue: Catalogue,
  name: string,
): readonly FoundRoutine[] {
  return found(catalogue, ({ name: own, others }) => own === name || others.includes(name));
}

/** Routines that have, or had, a number as the id of their request or reply; newest first within a system. */
export function catalogueRoutinesWithId(catalogue: Catalogue, id: number): readonly FoundRoutine[] {
  return found(
    catalogue,
    (routine) => routine.id === id || routine.forms.some(({ reply }) => reply === id),
  );
}

/** The versions of these ranges together, in words: `XNU 123.5 to 792.25.20, 1228 to 11417.121.6 (newest known)`. */
export function versionsText(
  { name, versions }: CatalogueSystem,
  ranges: readonly VersionRange[],
): string {
  const newest = versions.length - 1;
  const told = united(ranges).map(([first, last]) => {
    const from = versions[first] ?? '';
    return first === last ? from : `${from} to ${versions[last] ?? ''}`;
  });
  if (newest === 0) return `${name} ${told.join(', ')} (the only version known)`;
  const isCurrent = united(ranges).at(-1)?.[1] === newest;
  return `${name} ${told.join(', ')}${isCurrent ? ' (newest known)' : ''}`;
}

/** Runs of versions without overlaps, ascending; runs that touch are one. */
export function united(ranges: readonly VersionRange[]): readonly VersionRange[] {
  const merged: VersionRange[] = [];
  for (const [first, last] of ranges.toSorted(([a], [b]) => a - b)) {
    const before = merged.at(-1);
    if (before !== undefined && first <= before[1] + 1) {
      merged[merged.length - 1] = [before[0], Math.max(before[1], last)];
    } else merged.push([first, last]);
  }
  return merged;
}

function found(
  { systems }: Catalogue,
  isWanted: (routine: CatalogueRoutine) => boolean,
): readonly FoundRoutine[] {
  return systems.flatMap((system) =>
    system.routines
      .filter(isWanted)
      .map((routine) => ({ system, routine }))
      .sort((a, b) => newestVersion(b.routine) - newestVersion(a.routine)),
  );
}

function newestVersion({ forms }: CatalogueRoutine): number {
  return Math.max(...forms.flatMap(({ ranges }) => ranges.map(([, last]) => last)));
}
