import type { CheckReport, ReportedDiagnostic } from './check-report.ts';
import { lineHashes } from './line-hash.ts';

/** The hash of the line where a diagnostic starts; undefined where its file's text is not at hand. */
export function lineHashOf(
  report: CheckReport,
  { file, range }: ReportedDiagnostic,
): string | undefined {
  const source = report.sourceOf(file);
  return source && lineHashes(source)[range.start.line - 1];
}

/**
 * A name for each finding that no other of the report has, and that stays when lines move: of its rule, its file, the
 * hash of its line and, of several equal ones on a line, their order.
 */
export function createFingerprints(
  report: CheckReport,
): (diagnostic: ReportedDiagnostic) => string {
  const counts = new Map<string, number>();
  return (diagnostic) => {
    const { rule, file, message } = diagnostic;
    const key = `${rule}\0${file}\0${lineHashOf(report, diagnostic) ?? ''}\0${message}`;
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return hash128(`${key}\0${count}`);
  };
}

/** Four 32-bit FNV-1a hashes with different starts as 32 hexadecimal digits: names, not secrets. */
export function hash128(text: string): string {
  return [0x811c9dc5, 0x9747b28c, 0x2545f491, 0x5bd1e995]
    .map((start) => {
      let hash = start;
      for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
      return (hash >>> 0).toString(16).padStart(8, '0');
    })
    .join('');
}
