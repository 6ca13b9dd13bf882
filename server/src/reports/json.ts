import type { CheckReport } from './check-report.ts';

/** `check --format json`: the fields of `CheckReport` beside `version`, which a change that breaks readers raises. The same input gives the same bytes, the duration apart. */
export function renderJson({ summary, diagnostics, problems }: CheckReport): string {
  return `${JSON.stringify({ version: 1, summary, diagnostics, problems }, undefined, 2)}\n`;
}
