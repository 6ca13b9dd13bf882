import { noTargets, unionOf, type TargetSet } from '../model/target.ts';
import { compareTexts } from '../text/compare-texts.ts';
import type { FileId } from '../text/span.ts';
import type { InterfaceUnit, Snapshot } from '../workspace/snapshot.ts';
import type { Diagnostic } from './rule.ts';

/** A diagnostic whose targets may still be those of one unit. */
export type Unmerged = Omit<Diagnostic, 'targets'> & { readonly targets: TargetSet | undefined };

/**
 * Makes one of the diagnostics that differ in their targets alone, with the union of these. One that holds in
 * every target that reads the file says nothing of targets. The order is that of the contract: by file, start,
 * rule; then by end and message.
 */
export function mergeTargets(
  diagnostics: readonly Unmerged[],
  snapshot: Snapshot,
): readonly Diagnostic[] {
  const merged = new Map<string, Unmerged>();
  for (const diagnostic of diagnostics) {
    const key = identityOf(diagnostic);
    const known = merged.get(key);
    merged.set(key, known === undefined ? diagnostic : withTargetsOfBoth(known, diagnostic));
  }
  const readersOf = targetsReading(snapshot);
  return [...merged.values()]
    .map((diagnostic) => withoutNeedlessTargets(diagnostic, readersOf))
    .sort(compareDiagnostics);
}

/** By file, start, rule; then by end and message, so that the order never depends on the input's. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareTexts(a.span.file, b.span.file) ||
    a.span.start - b.span.start ||
    compareTexts(a.rule, b.rule) ||
    a.span.end - b.span.end ||
    compareTexts(a.message, b.message)
  );
}

function identityOf({ rule, severity, span, message }: Unmerged): string {
  return `${span.file}\0${span.start}\0${span.end}\0${rule}\0${severity}\0${message}`;
}

function withTargetsOfBoth(a: Unmerged, b: Unmerged): Unmerged {
  if (a.targets === undefined) return a;
  return { ...a, targets: b.targets === undefined ? undefined : unionOf(a.targets, b.targets) };
}

function withoutNeedlessTargets(
  { targets, ...diagnostic }: Unmerged,
  readersOf: (file: FileId) => TargetSet,
): Diagnostic {
  if (targets === undefined) return diagnostic;
  const isEverywhere = (readersOf(diagnostic.span.file) & ~targets) === 0;
  return isEverywhere ? diagnostic : { ...diagnostic, targets };
}

/** The targets in which a file is read; of one that no interface reads, a page, those of all interfaces. */
function targetsReading(snapshot: Snapshot): (file: FileId) => TargetSet {
  const unionOfTargets = (units: readonly InterfaceUnit[]): TargetSet =>
    units.map(({ targets }) => targets).reduce(unionOf, noTargets);
  const known = new Map<FileId, TargetSet>();
  return (file) => {
    let targets = known.get(file);
    if (targets === undefined) {
      const isRead = ({ unit }: InterfaceUnit): boolean => unit.files.some(({ id }) => id === file);
      const ofFile = unionOfTargets(snapshot.unitsOf(file).filter(isRead));
      targets = ofFile === noTargets ? unionOfTargets(snapshot.units) : ofFile;
      known.set(file, targets);
    }
    return targets;
  };
}
