import type { Host } from '../host/host.ts';
import { toFileId } from '../host/path.ts';
import { readText } from '../host/read-text.ts';
import { describeWriteError, replaceFile } from '../host/replace-file.ts';
import { readBaseline, renderBaseline, withoutKnown, type PathOf } from '../reports/baseline.ts';
import type { CheckReport } from '../reports/check-report.ts';
import { plural } from '../text/plural.ts';
import { relativePath } from '../text/relative-path.ts';
import { folderOf, resolvePath } from '../text/resolve-path.ts';
import type { ReportFlags } from './check-options.ts';
import { CommandError } from './command.ts';

/**
 * The report without what the baseline lists, if one is given.
 * @throws CommandError where it cannot be read
 */
export function withBaseline(
  report: CheckReport,
  { baseline }: ReportFlags,
  host: Host,
): CheckReport {
  if (baseline === undefined) return report;
  const file = toFileId(host.cwd, baseline);
  const read = readText(file);
  if (read.kind === 'unreadable')
    throw new CommandError(`the baseline \`${baseline}\` ${read.reason}`);
  const known = readBaseline(read.text);
  if (known === undefined) {
    throw new CommandError(
      `\`${baseline}\` is no baseline: expected a file that \`--write-baseline\` wrote`,
    );
  }
  const left = withoutKnown(report, known, pathsFor(file, host));
  const baselined = report.diagnostics.length - left.diagnostics.length;
  return { ...left, summary: { ...left.summary, baselined } };
}

/** Writes everything that the report has as the baseline, whose paths are relative to its own folder. */
export function writeBaseline(report: CheckReport, { baseline }: ReportFlags, host: Host): void {
  const file = toFileId(host.cwd, baseline ?? 'machlint-baseline.json');
  const shown = relativePath(host.cwd, file);
  try {
    replaceFile(file, renderBaseline(report, pathsFor(file, host)));
  } catch (error) {
    throw new CommandError(`\`${shown}\` ${describeWriteError(error)}`);
  }
  const findings = plural(report.diagnostics.length, 'finding');
  host.stderr.write(
    `machlint: wrote ${findings} to ${shown}; \`--baseline ${shown}\` leaves out what it lists\n`,
  );
}

function pathsFor(baseline: string, { cwd }: Host): PathOf {
  const folder = folderOf(baseline);
  return (file) => relativePath(folder, resolvePath(cwd, file));
}
