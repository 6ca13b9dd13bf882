import { hasTarget } from '../model/target.ts';
import { commonSpans, isWithin } from '../syntax/cpp/skipped.ts';
import type { FileId, Span } from '../text/span.ts';
import type { InterfaceUnit, Snapshot } from '../workspace/snapshot.ts';

/**
 * The lines of a file that the chosen target skips and another target reads; without a choice, of the first target that
 * reads the file. A file that the target does not read at all has none, and neither has an arm that is live in no known
 * target: that is no reason to call it dead.
 */
export function inactiveRegions(
  snapshot: Snapshot,
  file: FileId,
  target: string | undefined,
): readonly Span[] {
  const units = snapshot.unitsOf(file);
  const index = snapshot.project.targets.findIndex(({ name }) => name === target);
  const shown = index === -1 ? firstTarget(snapshot, units) : index;
  const readers = units.filter(({ targets }) => hasTarget(targets, shown));
  const nowhere = commonSpans(units.map((unit) => skippedIn(unit, file)));
  return commonSpans(readers.map((unit) => skippedIn(unit, file))).filter(
    ({ start }) => !isWithin(nowhere, start),
  );
}

function firstTarget({ project }: Snapshot, units: readonly InterfaceUnit[]): number {
  return project.targets.findIndex((_, i) => units.some(({ targets }) => hasTarget(targets, i)));
}

function skippedIn({ unit }: InterfaceUnit, file: FileId): readonly Span[] {
  return unit.inactive.filter((span) => span.file === file);
}
