import type { Severity } from '../rules/rule.ts';
import type { CheckReport, ReportedDiagnostic } from './check-report.ts';
import { messageWithTargets } from './concise.ts';

/**
 * Workflow commands of GitHub Actions: they become annotations on the lines of a pull request.
 * Source: GitHub's "Workflow commands for GitHub Actions"; the escapes are those of `actions/toolkit`.
 */
export function renderGithub({ diagnostics }: CheckReport): string {
  return diagnostics.map((diagnostic) => `${command(diagnostic)}\n`).join('');
}

function command(diagnostic: ReportedDiagnostic): string {
  const { severity, file, range, rule } = diagnostic;
  const { start, end } = range;
  const properties = Object.entries({
    file,
    line: start.line,
    endLine: end.line,
    // Columns are allowed in a single line only.
    ...(start.line === end.line ? { col: start.column, endColumn: end.column } : {}),
    title: rule,
  }).map(([key, value]) => `${key}=${escapeProperty(`${value}`)}`);
  const message = escapeData(messageWithTargets(diagnostic));
  return `::${levels[severity]} ${properties.join(',')}::${message}`;
}

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
};

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
