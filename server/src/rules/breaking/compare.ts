import { changeText, type BreakingPromise } from '../../abi/change.ts';
import { snapshotChanges } from '../../abi/compare-snapshots.ts';
import type { FileId } from '../../text/span.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import type { LintResult } from '../engine.ts';
import { mergeTargets, type Unmerged } from '../merge.ts';
import { selectionOf } from '../selection.ts';
import { applySuppressions } from '../suppress.ts';
import { breakingRules } from './table.ts';

export interface BreakingOptions {
  readonly promises: ReadonlySet<BreakingPromise>;
  /** Only changes in these files; undefined: in every file. */
  readonly isWanted?: (file: FileId) => boolean;
}

/**
 * What breaks between two versions of one tree, files having the same names in both: weighed by the settings of now, and
 * without what comments of now silence.
 */
export function breakingChanges(
  before: Snapshot,
  after: Snapshot,
  { promises, isWanted = () => true }: BreakingOptions,
): LintResult {
  const selection = selectionOf({ ...after.config, preset: 'all' });
  const found = snapshotChanges(before, after, promises).flatMap((placed): readonly Unmerged[] => {
    const { change, span, targets, dialect } = placed;
    const rule = ruleOf.get(change.kind);
    if (rule === undefined || !isWanted(span.file)) return [];
    const severity = selection.severity(rule, { file: span.file, dialect, own: change.severity });
    if (severity === undefined) return [];
    return [{ rule: rule.id, severity, span, message: changeText(change), targets }];
  });
  const { kept, suppressed } = applySuppressions(after, mergeTargets(found, after), {
    isWanted,
    // A comment that accepts a break outlives the release that made it.
    hasRun: () => false,
  });
  return { diagnostics: kept, suppressed, problems: [], timings: [] };
}

const ruleOf = new Map(breakingRules.map((rule) => [rule.id.slice('breaking/'.length), rule]));
