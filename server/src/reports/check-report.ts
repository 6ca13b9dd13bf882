import { hasTarget } from '../model/target.ts';
import type { LintResult } from '../rules/engine.ts';
import type { Diagnostic, Fix, Severity } from '../rules/rule.ts';
import type { LintProblem } from '../rules/run-rule.ts';
import { compareTexts } from '../text/compare-texts.ts';
import { relativePath } from '../text/relative-path.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { FileId, Span } from '../text/span.ts';
import { rangeOf, type Range } from './range.ts';

/** What `check` found, in the words of the contract: paths and ranges for people. Every format is a view of it. */
export interface CheckReport {
  readonly summary: CheckSummary;
  /** Sorted by file, start, rule. */
  readonly diagnostics: readonly ReportedDiagnostic[];
  readonly suppressed: readonly ReportedSuppression[];
  readonly problems: readonly ReportedProblem[];
  /** The text of a file of the report, by its path in it. */
  sourceOf(file: string): SourceFile | undefined;
}

export interface CheckSummary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly suppressed: number;
  readonly baselined: number;
  readonly durationMs: number;
}

export interface ReportedDiagnostic {
  readonly rule: string;
  readonly severity: Severity;
  readonly file: string;
  readonly range: Range;
  readonly message: string;
  /** Names of targets; null where it holds in every one. */
  readonly targets: readonly string[] | null;
  readonly related: readonly ReportedPlace[];
  readonly fix: ReportedFix | null;
}

export interface ReportedPlace {
  readonly file: string;
  readonly range: Range;
  readonly message: string;
}

export interface ReportedFix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly ReportedEdit[];
}

export interface ReportedEdit {
  readonly file: string;
  readonly range: Range;
  readonly newText: string;
}

export interface ReportedSuppression {
  readonly diagnostic: ReportedDiagnostic;
  readonly reason: string | null;
}

export interface ReportedProblem {
  readonly file: string | null;
  readonly range: Range | null;
  readonly message: string;
}

export interface CheckReportOptions {
  /** The folder that paths are relative to, absolute. */
  readonly folder: string;
  /** The snapshot's texts. */
  readonly files: ReadonlyMap<FileId, SourceFile>;
  /** The names of the project's targets, in order. */
  readonly targetNames: readonly string[];
  /** How many files were checked. */
  readonly checked: number;
  readonly baselined?: number;
  readonly durationMs?: number;
  /** Beside the result's own: files that could not be read. */
  readonly problems?: readonly LintProblem[];
}

/** Puts a result into the words of the contract. It needs no snapshot: a cached result will do. */
export function checkReport(
  { diagnostics, suppressed, problems }: LintResult,
  options: CheckReportOptions,
): CheckReport {
  const { folder, files, targetNames, checked, baselined = 0, durationMs = 0 } = options;
  const pathOf = createPathOf(folder);
  const placeOf = ({ span, message }: { readonly span: Span; readonly message: string }) => ({
    file: pathOf(span.file),
    range: rangeOf(files, span),
    message,
  });
  const fixOf = ({ title, safe, edits }: Fix): ReportedFix => ({
    title,
    safe,
    edits: edits.map(({ span, insert }) => ({
      file: pathOf(span.file),
      range: rangeOf(files, span),
      newText: insert,
    })),
  });
  const report = (diagnostic: Diagnostic): ReportedDiagnostic => {
    const { rule, severity, targets, related = [], fix } = diagnostic;
    return {
      rule,
      severity,
      ...placeOf(diagnostic),
      targets:
        targets === undefined ? null : targetNames.filter((_, bit) => hasTarget(targets, bit)),
      related: related.map(placeOf),
      fix: fix === undefined ? null : fixOf(fix),
    };
  };
  const countOf = (severity: Severity): number =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;

  const sources = new Map([...files].map(([id, file]) => [pathOf(id), file]));
  return {
    summary: {
      files: checked,
      errors: countOf('error'),
      warnings: countOf('warning'),
      infos: countOf('info'),
      suppressed: suppressed.length,
      baselined,
      durationMs: Math.round(durationMs),
    },
    diagnostics: diagnostics.map(report).sort(comparePlaces),
    suppressed: suppressed
      .map(({ diagnostic, reason }) => ({ diagnostic: report(diagnostic), reason: reason ?? null }))
      .sort((a, b) => comparePlaces(a.diagnostic, b.diagnostic)),
    problems: [...(options.problems ?? []), ...problems]
      .map(({ span, message }) =>
        span === undefined ? { file: null, range: null, message } : placeOf({ span, message }),
      )
      .sort(compareProblems),
    sourceOf: (file) => sources.get(file),
  };
}

/** The reports of several trees as one. */
export function mergeReports(reports: readonly CheckReport[]): CheckReport {
  const [only] = reports;
  if (only !== undefined && reports.length === 1) return only;
  const sum = (key: keyof CheckSummary): number =>
    reports.reduce((total, { summary }) => total + summary[key], 0);
  return {
    summary: {
      files: sum('files'),
      errors: sum('errors'),
      warnings: sum('warnings'),
      infos: sum('infos'),
      suppressed: sum('suppressed'),
      baselined: sum('baselined'),
      durationMs: sum('durationMs'),
    },
    diagnostics: reports.flatMap(({ diagnostics }) => diagnostics).sort(comparePlaces),
    suppressed: reports
      .flatMap(({ suppressed }) => suppressed)
      .sort((a, b) => comparePlaces(a.diagnostic, b.diagnostic)),
    problems: reports.flatMap(({ problems }) => problems).sort(compareProblems),
    sourceOf: (file) =>
      reports.find((report) => report.sourceOf(file) !== undefined)?.sourceOf(file),
  };
}

function createPathOf(folder: string): (file: FileId) => string {
  const known = new Map<FileId, string>();
  return (file) => {
    let path = known.get(file);
    if (path === undefined) known.set(file, (path = relativePath(folder, file)));
    return path;
  };
}

function comparePlaces(a: ReportedDiagnostic, b: ReportedDiagnostic): number {
  return (
    compareTexts(a.file, b.file) ||
    compareStarts(a.range, b.range) ||
    compareTexts(a.rule, b.rule) ||
    a.range.end.line - b.range.end.line ||
    a.range.end.column - b.range.end.column ||
    compareTexts(a.message, b.message)
  );
}

function compareProblems(a: ReportedProblem, b: ReportedProblem): number {
  return (
    compareTexts(a.file ?? '', b.file ?? '') ||
    (a.range !== null && b.range !== null ? compareStarts(a.range, b.range) : 0) ||
    compareTexts(a.message, b.message)
  );
}

function compareStarts(a: Range, b: Range): number {
  return a.start.line - b.start.line || a.start.column - b.start.column;
}
