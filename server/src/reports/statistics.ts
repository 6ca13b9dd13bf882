import type { RuleTiming } from '../rules/stopwatch.ts';
import type { CheckReport, ReportedDiagnostic } from './check-report.ts';
import type { Style } from './style.ts';

/**
 * A table of the rules that found something or took time: the findings, those that a safe fix repairs, and the
 * milliseconds where the run was timed.
 */
export function renderStatistics(
  { diagnostics }: CheckReport,
  timings: readonly RuleTiming[],
  style: Style,
): string {
  const milliseconds = new Map(timings.map((timing) => [timing.rule, timing.milliseconds]));
  const names = new Set([...diagnostics.map(({ rule }) => rule), ...milliseconds.keys()]);
  const rows = [...names]
    .map((rule) => rowOf(rule, diagnostics, milliseconds.get(rule)))
    .sort((a, b) => b.count - a.count || b.time - a.time || (a.rule < b.rule ? -1 : 1));
  const total = rowOf(
    'total',
    diagnostics,
    timings.reduce((sum, one) => sum + one.milliseconds, 0),
  );
  const header = ['findings', 'fixable', 'ms', 'rule'];
  const table = [header, ...[...rows, total].map(cellsOf)];
  const widths = header.map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  const lines = table.map((row) =>
    row
      .map((cell, column) => (column === 3 ? cell : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
  return lines.map((line, index) => `${index === 0 ? style.bold(line) : line}\n`).join('');
}

interface Row {
  readonly rule: string;
  readonly count: number;
  readonly fixable: number;
  readonly time: number;
}

function rowOf(
  rule: string,
  diagnostics: readonly ReportedDiagnostic[],
  time: number | undefined,
): Row {
  const own = rule === 'total' ? diagnostics : diagnostics.filter((one) => one.rule === rule);
  const fixable = own.filter(({ fix }) => fix?.safe === true).length;
  return { rule, count: own.length, fixable, time: time ?? 0 };
}

function cellsOf({ rule, count, fixable, time }: Row): readonly string[] {
  return [`${count}`, `${fixable}`, time.toFixed(1), rule];
}
