import type { CheckReport } from './check-report.ts';
import { jsonText } from './printable.ts';

/** `check --format json`: the fields of `CheckReport` beside `version`, which a change that breaks readers raises. The same input gives the same bytes, the duration apart. */
export function renderJson({ summary, diagnostics, problems }: CheckReport): string {
  return jsonText({ version: 1, summary, diagnostics, problems });
}
