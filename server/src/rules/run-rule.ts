import type { Dialect } from '../model/dialect.ts';
import type { TargetSet } from '../model/target.ts';
import { memo } from '../text/memo.ts';
import type { Span } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Finding, Rule, RuleDescription, Subjects } from './rule.ts';
import type { Visit } from './subjects.ts';

/** A finding with all that the engine needs to weigh it. */
export interface RawFinding {
  readonly rule: RuleDescription;
  readonly dialect: Dialect;
  readonly finding: Finding;
  /** The targets in which it holds; undefined: all. */
  readonly targets: TargetSet | undefined;
}

/** What could not be done or read; a message to people. */
export interface LintProblem {
  readonly span: Span | undefined;
  readonly message: string;
}

export interface RuleOutcome {
  readonly found: readonly RawFinding[];
  readonly problem: LintProblem | undefined;
}

/**
 * Calls one rule with one subject. A rule that throws is a bug of ours: what it found before stays, and a problem
 * names it.
 */
export function runRule<Kind extends keyof Subjects>(
  rule: Rule<Kind>,
  visit: Visit<Kind>,
  snapshot: Snapshot,
): RuleOutcome {
  if (visit.kind !== 'workspace') return check(rule, visit, snapshot);
  const known = workspaceOutcomes(snapshot);
  let outcome = known.get(rule);
  if (outcome === undefined) known.set(rule, (outcome = check(rule, visit, snapshot)));
  return outcome;
}

/** What the questions between files have found, by rule: an editor asks for many files of one snapshot. */
const workspaceOutcomes = memo((_snapshot: Snapshot) => new Map<RuleDescription, RuleOutcome>());

function check<Kind extends keyof Subjects>(
  rule: Rule<Kind>,
  { subject, place }: Visit<Kind>,
  snapshot: Snapshot,
): RuleOutcome {
  const found: RawFinding[] = [];
  const { dialect } = place;
  try {
    for (const finding of rule.check(subject, { snapshot, dialect })) {
      const targets = finding.targets ?? place.targets;
      found.push({ rule, dialect, finding: atHome(finding, place), targets });
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `the rule \`${rule.id}\` failed, which is a bug of machlint: ${reason}`;
    return { found, problem: { span: place.anchor, message } };
  }
  return { found, problem: undefined };
}

/**
 * The finding itself where it lies in the subject's own files, else one at the subject with the place as a related
 * one. So what a file is told never depends on which other files were asked for.
 */
function atHome(finding: Finding, place: Visit['place']): Finding {
  const { anchor } = place;
  if (anchor === undefined || place.isOwnFile(finding.span.file)) return finding;
  const elsewhere = { span: finding.span, message: 'here' };
  return { ...finding, span: anchor, related: [elsewhere, ...(finding.related ?? [])] };
}
