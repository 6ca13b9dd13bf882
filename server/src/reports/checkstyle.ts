import { groupBy } from '../text/group-by.ts';
import type { CheckReport, ReportedDiagnostic } from './check-report.ts';
import { messageWithTargets } from './concise.ts';
import { element, xmlDocument } from './xml.ts';

/** Checkstyle's XML, which many review tools read. */
export function renderCheckstyle({ diagnostics }: CheckReport): string {
  const files = [...groupBy(diagnostics, (each) => each.file)].map(([file, ofFile]) =>
    element('file', { name: file }, ofFile.map(error)),
  );
  return xmlDocument(element('checkstyle', { version: '4.3' }, files));
}

function error(diagnostic: ReportedDiagnostic): string {
  const { range, severity, rule } = diagnostic;
  return element('error', {
    line: range.start.line,
    column: range.start.column,
    severity,
    message: messageWithTargets(diagnostic),
    source: `machlint.${rule}`,
  });
}
