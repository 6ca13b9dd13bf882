import type { CheckReport, ReportedDiagnostic } from './check-report.ts';
import { hash128 } from './fingerprint.ts';

/**
 * Findings that are known and left for later, by fingerprints of rule, path, message and the text of the line. They
 * survive when lines move, and when the lines around them change.
 */
export type KnownFindings = ReadonlySet<string>;

/** How a path of a report is hashed: relative to a folder that is the same in every run. */
export type PathOf = (file: string) => string;

/** The fingerprints of everything in a report. */
export function findingsOf(report: CheckReport, pathOf?: PathOf): KnownFindings {
  return new Set(report.diagnostics.map(fingerprintsOf(report, pathOf)));
}

/** The report without the findings that are known. */
export function withoutKnown(
  report: CheckReport,
  known: KnownFindings,
  pathOf?: PathOf,
): CheckReport {
  const fingerprint = fingerprintsOf(report, pathOf);
  const diagnostics = report.diagnostics.filter((one) => !known.has(fingerprint(one)));
  const count = (severity: ReportedDiagnostic['severity']): number =>
    diagnostics.filter((one) => one.severity === severity).length;
  return {
    ...report,
    diagnostics,
    summary: {
      ...report.summary,
      errors: count('error'),
      warnings: count('warning'),
      infos: count('info'),
    },
  };
}

/**
 * A baseline as a file: one line a finding, sorted, so that a review shows which came and which went. Rule, path and
 * message are there for people.
 */
export function renderBaseline(report: CheckReport, pathOf: PathOf): string {
  const fingerprint = fingerprintsOf(report, pathOf);
  const lines = report.diagnostics.map((one) =>
    JSON.stringify({
      file: pathOf(one.file),
      rule: one.rule,
      message: one.message,
      fingerprint: fingerprint(one),
    }),
  );
  const findings = lines.map((line) => `\n    ${line}`).sort();
  return `{\n  "version": 1,\n  "findings": [${findings.join(',')}${lines.length === 0 ? '' : '\n  '}]\n}\n`;
}

function fingerprintsOf(
  report: CheckReport,
  pathOf: PathOf = (file) => file,
): (diagnostic: ReportedDiagnostic) => string {
  const counts = new Map<string, number>();
  return ({ rule, file, message, range }) => {
    const source = report.sourceOf(file);
    const line = range.start.line - 1;
    const text = source?.text.slice(source.lines.lineStart(line), source.lines.lineEnd(line)) ?? '';
    const key = [rule, pathOf(file), message, text.trim().replace(/\s+/g, ' ')].join('\0');
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return hash128(`${key}\0${count}`);
  };
}

/** Reads a baseline; undefined where the text is none. */
export function readBaseline(text: string): KnownFindings | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || value['version'] !== 1 || !Array.isArray(value['findings'])) {
    return undefined;
  }
  const fingerprints = value['findings'].map((one: unknown) =>
    isRecord(one) ? one['fingerprint'] : undefined,
  );
  return fingerprints.every((one) => typeof one === 'string') ? new Set(fingerprints) : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
