import type { FileId } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { groupOf } from './catalog.ts';
import { rules as allRules } from './index.ts';
import { compareDiagnostics, mergeTargets, type Unmerged } from './merge.ts';
import { compilerFindings, missingIncludes } from './mig/findings.ts';
import { malformedSuppression, unusedSuppression } from './own.ts';
import type { AnyRule, Diagnostic, Finding, Rule, RuleDescription, Subjects } from './rule.ts';
import { runRule, type LintProblem, type RawFinding, type RuleOutcome } from './run-rule.ts';
import { selectionOf, type Selection } from './selection.ts';
import { createStopwatch, readingTime, type RuleTiming, type Stopwatch } from './stopwatch.ts';
import { subjectsOf, theOnly, unitsReading, type Visit } from './subjects.ts';
import { needsWhole } from './needs-whole.ts';
import { applySuppressions, type Suppressed } from './suppress.ts';

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
  /** What comments in the files silence, in the same order. */
  readonly suppressed: readonly Suppressed[];
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
  const canJudge = (rule: RuleDescription): boolean => snapshot.isWhole || !needsWhole(rule.id);
  const running = rules.filter((rule) => selection.isOnAnywhere(rule) && canJudge(rule));
  const active = rulesByKind(running);
  const kinds = new Set(running.map(({ on }) => on));
  const stopwatch = createStopwatch(now);
  const found: RawFinding[] = [];
  const problems: LintProblem[] = [];

  // The first rule that asks for a thing would be charged with the reading of it.
  if (now !== undefined)
    stopwatch.time(
      readingTime,
      () => readAll(snapshot),
      () => 0,
    );

  const units = unitsReading(snapshot, files);
  const only = theOnly(files);
  for (const unit of units) {
    found.push(...compilerFindings(unit, snapshot, only));
    yield;
  }
  for (const visit of subjectsOf(snapshot, kinds, files)) {
    for (const outcome of runRules(active, visit, snapshot, stopwatch)) {
      found.push(...outcome.found);
      if (outcome.problem !== undefined) problems.push(outcome.problem);
    }
    yield;
  }

  const weighed = (raw: readonly RawFinding[]): readonly Diagnostic[] =>
    mergeTargets(
      raw.flatMap((one) => (isWanted(one.finding.span.file) ? weigh(one, selection) : [])),
      snapshot,
    );
  const { kept, suppressed, unused, malformed } = applySuppressions(snapshot, weighed(found), {
    isWanted,
    // What accepts a break is for `breaking`, which sees two versions.
    hasRun: (rule, file) =>
      snapshot.config.target === undefined &&
      groupOf(rule.id) !== 'breaking' &&
      canJudge(rule) &&
      selection.isOn(rule, file),
  });
  const own = [...of(unusedSuppression, unused), ...of(malformedSuppression, malformed)];
  return {
    diagnostics: [...kept, ...weighed(own)].sort(compareDiagnostics),
    suppressed,
    problems: [...missingIncludes(units, snapshot.config, isWanted), ...problems],
    timings: stopwatch.timings(),
  };
}

/** Asks for everything that a snapshot computes on the first question. */
function readAll({ units, pages, returnCodes, symbols }: Snapshot): unknown {
  return [units, pages, returnCodes, symbols.routines, symbols.routinesNamed('')];
}

/** The finding with the severity that the settings give it; none where its rule is off. */
function weigh(
  { rule, dialect, finding, targets }: RawFinding,
  selection: Selection,
): readonly Unmerged[] {
  const { file } = finding.span;
  const severity = selection.severity(rule, { file, dialect, own: finding.severity });
  return severity === undefined ? [] : [{ ...finding, rule: rule.id, severity, targets }];
}

/** Findings of machlint's own, which no dialect weighs differently. */
function of(rule: RuleDescription, findings: readonly Finding[]): readonly RawFinding[] {
  return findings.map((finding) => ({ rule, dialect: 'apple', finding, targets: undefined }));
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
): readonly RuleOutcome[] {
  const rules: readonly Rule<Kind>[] = active[visit.kind];
  return rules.map((rule) =>
    stopwatch.time(
      rule.id,
      () => runRule(rule, visit, snapshot),
      ({ found }) => found.length,
    ),
  );
}
