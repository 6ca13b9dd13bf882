import type { FileId } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { rules as allRules } from './index.ts';
import { mergeTargets, type Unmerged } from './merge.ts';
import { compilerFindings, missingIncludes } from './mig/findings.ts';
import type { AnyRule, Diagnostic, Rule, Subjects } from './rule.ts';
import { runRule, type LintProblem, type RawFinding } from './run-rule.ts';
import { selectionOf } from './selection.ts';
import { createStopwatch, type RuleTiming, type Stopwatch } from './stopwatch.ts';
import { subjectsOf, unitsReading, type Visit } from './subjects.ts';

export interface LintOptions {
  /** Only findings in these files; undefined: in every file of the snapshot. */
  readonly files?: ReadonlySet<FileId>;
  /** A clock in milliseconds; with it, the result tells the time of each rule. */
  readonly now?: () => number;
  /** Other rules than machlint's own: for tests. */
  readonly rules?: readonly AnyRule[];
}

export interface LintResult {
  /** Sorted by file, start, rule. */
  readonly diagnostics: readonly Diagnostic[];
  /** What could not be judged: a rule that failed, an include that nothing has. */
  readonly problems: readonly LintProblem[];
  /** With `now`: the rules that ran, the slowest first. */
  readonly timings: readonly RuleTiming[];
}

/** Checks the snapshot by its own configuration. Pure; the same snapshot gives the same result. */
export function lint(snapshot: Snapshot, options: LintOptions = {}): LintResult {
  const steps = lintSteps(snapshot, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Exactly what `lint` says of the one file, for the work of that file. */
export function lintFile(snapshot: Snapshot, file: FileId): LintResult {
  return lint(snapshot, { files: new Set([file]) });
}

/** `lint` in slices: it stops after each subject, so that a server can answer questions in between. */
export function* lintSteps(
  snapshot: Snapshot,
  { files, now, rules = allRules }: LintOptions = {},
): Generator<undefined, LintResult, void> {
  const selection = selectionOf(snapshot.config);
  const isWanted = (file: FileId): boolean => files === undefined || files.has(file);
  const running = rules.filter((rule) => selection.isOnAnywhere(rule));
  const active = rulesByKind(running);
  const kinds = new Set(running.map(({ on }) => on));
  const problems: LintProblem[] = [];
  const stopwatch = createStopwatch(now);
  const unmerged: Unmerged[] = [];

  const weigh = ({ rule, dialect, finding, targets }: RawFinding): void => {
    const { file } = finding.span;
    if (!isWanted(file)) return;
    const severity = selection.severity(rule, { file, dialect, own: finding.severity });
    if (severity !== undefined) unmerged.push({ ...finding, rule: rule.id, severity, targets });
  };

  const units = unitsReading(snapshot, files);
  for (const unit of units) {
    for (const finding of compilerFindings(unit, snapshot.config)) weigh(finding);
    yield;
  }
  for (const visit of subjectsOf(snapshot, kinds, files)) {
    for (const { found, problem } of runRules(active, visit, snapshot, stopwatch)) {
      for (const finding of found) weigh(finding);
      if (problem !== undefined) problems.push(problem);
    }
    yield;
  }

  const diagnostics = mergeTargets(unmerged, snapshot);
  return {
    diagnostics,
    problems: [...missingIncludes(units, snapshot, isWanted), ...problems],
    timings: stopwatch.timings(),
  };
}

/** The rules by what they are called with. */
type RulesByKind = { readonly [Kind in keyof Subjects]: readonly Rule<Kind>[] };

function rulesByKind(rules: readonly AnyRule[]): RulesByKind {
  return {
    page: rules.filter((rule) => rule.on === 'page'),
    routine: rules.filter((rule) => rule.on === 'routine'),
    interface: rules.filter((rule) => rule.on === 'interface'),
    file: rules.filter((rule) => rule.on === 'file'),
    workspace: rules.filter((rule) => rule.on === 'workspace'),
  };
}

function runRules<Kind extends keyof Subjects>(
  active: RulesByKind,
  visit: Visit<Kind>,
  snapshot: Snapshot,
  stopwatch: Stopwatch,
): readonly ReturnType<typeof runRule>[] {
  const rules: readonly Rule<Kind>[] = active[visit.kind];
  return rules.map((rule) =>
    stopwatch.time(
      rule.id,
      () => runRule(rule, visit, snapshot),
      ({ found }) => found.length,
    ),
  );
}
