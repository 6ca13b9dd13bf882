import type { CheckReport, ReportedDiagnostic } from './check-report.ts';
import { printable } from './printable.ts';

/** One line a finding, as compilers print them and editors read them: `FILE:LINE:COLUMN: SEVERITY: MESSAGE [RULE]`. */
export function renderConcise({ diagnostics }: CheckReport): string {
  return diagnostics.map((diagnostic) => `${lineOf(diagnostic)}\n`).join('');
}

function lineOf(diagnostic: ReportedDiagnostic): string {
  const { file, range, severity, rule } = diagnostic;
  const { line, column } = range.start;
  return printable(
    `${file}:${line}:${column}: ${severity}: ${messageWithTargets(diagnostic)} [${rule}]`,
  );
}

/** The message, and in which targets it holds where these are not all. */
export function messageWithTargets({ message, targets }: ReportedDiagnostic): string {
  return targets === null ? message : `${message} (${targets.join(', ')})`;
}
