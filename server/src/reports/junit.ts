import { groupBy } from '../text/group-by.ts';
import type { CheckReport, ReportedDiagnostic } from './check-report.ts';
import { messageWithTargets } from './concise.ts';
import { element, escape, xmlDocument } from './xml.ts';

/**
 * JUnit's XML: a suite a file, a case a finding. Errors and warnings are failures; a fact is a case that passes and
 * says so in its output. Without any finding there is one case that passes, since some readers take an empty report
 * for a broken one.
 */
export function renderJunit({ diagnostics }: CheckReport): string {
  const suites =
    diagnostics.length === 0
      ? [suite('machlint', [])]
      : [...groupBy(diagnostics, ({ file }) => file)].map(([file, ofFile]) => suite(file, ofFile));
  const failures = diagnostics.filter(isFailure).length;
  const tests = Math.max(1, diagnostics.length);
  return xmlDocument(
    element('testsuites', { name: 'machlint', tests, failures, errors: 0 }, suites),
  );
}

function suite(name: string, diagnostics: readonly ReportedDiagnostic[]): string {
  const failures = diagnostics.filter(isFailure).length;
  const tests = Math.max(1, diagnostics.length);
  const cases =
    diagnostics.length === 0
      ? [element('testcase', { name: 'nothing found', classname: name })]
      : diagnostics.map(testCase);
  return element('testsuite', { name, tests, failures, errors: 0, skipped: 0 }, cases);
}

function testCase(diagnostic: ReportedDiagnostic): string {
  const { file, range, rule, severity } = diagnostic;
  const { line, column } = range.start;
  const message = messageWithTargets(diagnostic);
  const text = `${file}:${line}:${column}: ${severity}: ${message} [${rule}]`;
  const outcome = isFailure(diagnostic)
    ? element('failure', { message, type: severity }, [escape(text)])
    : element('system-out', {}, [escape(text)]);
  const name = `${rule} at ${line}:${column}`;
  return element('testcase', { name, classname: file, file, line }, [outcome]);
}

function isFailure({ severity }: ReportedDiagnostic): boolean {
  return severity !== 'info';
}
