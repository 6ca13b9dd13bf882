import type { Severity } from '../rules/rule.ts';
import type { CheckReport, ReportedDiagnostic } from './check-report.ts';
import { messageWithTargets } from './concise.ts';
import { createFingerprints } from './fingerprint.ts';
import { jsonText } from './printable.ts';

/** GitLab's code quality report. Source: "Code Quality report format" in GitLab's documentation. */
export function renderGitlab(report: CheckReport): string {
  const fingerprintOf = createFingerprints(report);
  const issues = report.diagnostics.map((diagnostic) =>
    issue(diagnostic, fingerprintOf(diagnostic)),
  );
  return jsonText(issues);
}

function issue(diagnostic: ReportedDiagnostic, fingerprint: string): object {
  const { rule, severity, file, range } = diagnostic;
  return {
    description: messageWithTargets(diagnostic),
    check_name: rule,
    fingerprint,
    severity: severities[severity],
    location: { path: file, lines: { begin: range.start.line, end: range.end.line } },
  };
}

const severities: Readonly<Record<Severity, string>> = {
  error: 'critical',
  warning: 'major',
  info: 'info',
};
