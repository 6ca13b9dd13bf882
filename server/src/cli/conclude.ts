import type { Host, Output } from '../host/host.ts';
import { mergeReports, type CheckReport, type CheckSummary } from '../reports/check-report.ts';
import { renderStatistics } from '../reports/statistics.ts';
import { withBaseline, writeBaseline } from './check-baseline.ts';
import type { ReportFlags } from './check-options.ts';
import { holdsProblems, isForPeople, sendReport, type Destination } from './check-output.ts';
import { timingsOf, type CheckedProject } from './check-projects.ts';
import { styleFor } from './color.ts';
import { reportProblems } from './open-paths.ts';
import type { Progress } from './progress.ts';

/** What a command that reports findings was told, and whom it tells. */
export interface Reporting {
  readonly flags: ReportFlags;
  readonly destinations: readonly Destination[];
  readonly host: Host;
  readonly progress: Progress;
}

export type Status = 0 | 1 | 2;

/** Takes out what is known, prints the report, and gives the exit status. */
export async function conclude(
  checked: readonly CheckedProject[],
  run: Reporting,
): Promise<Status> {
  const { flags, destinations, host, progress } = run;
  const { report, status } = await judge(checked, run);
  progress.end();
  reportProblems(
    checked.flatMap(({ unread }) => unread),
    host,
  );
  if (!holdsProblems(destinations)) reportUnjudged(checked, host);
  if (flags.writeBaseline === true) {
    writeBaseline(report, flags, host);
    return 0;
  }
  sendReport(report, destinations, host, flags);
  if (flags.statistics === true) {
    const output: Output = isForPeople(destinations) ? host.stdout : host.stderr;
    output.write(renderStatistics(report, timingsOf(checked), styleFor(output, host, flags)));
  }
  return statusOf(report.summary, flags, status);
}

/** The report of all projects without what a commit or the baseline had already; 2 where a configuration is at fault. */
export async function judge(
  checked: readonly CheckedProject[],
  run: Reporting,
): Promise<{ readonly report: CheckReport; readonly status: 0 | 2 }> {
  const { flags, host } = run;
  const since = flags.since;
  const left =
    since === undefined
      ? checked
      : (await import('./check-since.ts')).sinceCommit(checked, since, run);
  const merged = mergeReports(left.map(({ report }) => report));
  const report = flags.writeBaseline === true ? merged : withBaseline(merged, flags, host);
  return { report, status: reportConfigurationFaults(checked, host) };
}

/** Tells what could not be judged: the formats for people have no room for it. */
function reportUnjudged(checked: readonly CheckedProject[], { stderr }: Host): void {
  for (const line of checked.flatMap(({ unjudged }) => unjudged))
    stderr.write(`machlint: ${line}\n`);
}

/** A configuration that cannot be followed is an error of the command, beside its findings in the report. */
function reportConfigurationFaults(checked: readonly CheckedProject[], { stderr }: Host): 0 | 2 {
  const faults = checked.flatMap(({ configurationFaults }) => configurationFaults);
  for (const fault of faults) stderr.write(`machlint: ${fault}\n`);
  return faults.length > 0 ? 2 : 0;
}

/** 1 where there is a finding as severe as `--fail-on` says, or more warnings than `--max-warnings` allows. */
export function statusOf(
  { errors, warnings, infos }: CheckSummary,
  { failOn, maxWarnings }: ReportFlags,
  status: 0 | 2,
): Status {
  if (status === 2) return 2;
  if (maxWarnings !== undefined && warnings > maxWarnings) return 1;
  switch (failOn) {
    case 'never':
      return 0;
    case 'error':
      return errors > 0 ? 1 : 0;
    case 'warning':
      return errors + warnings > 0 ? 1 : 0;
    case 'info':
      return errors + warnings + infos > 0 ? 1 : 0;
  }
}
