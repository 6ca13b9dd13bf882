import { cacheFolder, openCache } from '../host/cache.ts';
import type { Host, Output } from '../host/host.ts';
import { mergeReports, type CheckReport, type CheckSummary } from '../reports/check-report.ts';
import { plural } from '../reports/plural.ts';
import { renderStatistics } from '../reports/statistics.ts';
import { withBaseline, writeBaseline } from './check-baseline.ts';
import { fixSources, writeTexts } from './check-fix.ts';
import { checkInput, type CheckInput } from './check-input.ts';
import { addCheckOptions, type CheckFlags } from './check-options.ts';
import { destinationsOf, isForPeople, sendReport, type Destination } from './check-output.ts';
import { checkProjects, timingsOf, type CheckedProject, type Lint } from './check-projects.ts';
import { styleFor } from './color.ts';
import type { CommandModule } from './command.ts';
import { lintSources } from './lint-sources.ts';
import { reportProblems } from './open-paths.ts';
import { createProgress, type Progress } from './progress.ts';

export const define: CommandModule['define'] = (command, { host, exit }) =>
  addCheckOptions(
    command
      .description('Lint .defs files and man pages.')
      .argument(
        '[path...]',
        'files and folders, or - for standard input (default: the current folder)',
      ),
  ).action(async (paths: readonly string[], flags: CheckFlags) => {
    const destinations = destinationsOf(flags.format, host);
    const input = await checkInput(paths, flags, host);
    const run: Run = { flags, destinations, host, progress: createProgress(host) };
    if (flags.fixDryRun === true) exit(await printDiff(input, run));
    else if (flags.fix === true) exit(await fixAndCheck(input, run));
    else if (flags.watch === true) {
      const { watchProjects } = await import('./check-watch.ts');
      await watchProjects(input.projects, host, async (known) => {
        const now = await checkInput(paths, flags, host);
        return (await checkOnce(now, run, known)).checked;
      });
    } else exit((await checkOnce(input, run)).status);
  });

/** One call of `check`. */
interface Run {
  readonly flags: CheckFlags;
  readonly destinations: readonly Destination[];
  readonly host: Host;
  readonly progress: Progress;
}

type Status = 0 | 1 | 2;

async function checkOnce(
  input: CheckInput,
  run: Run,
  known?: Parameters<typeof checkProjects>[1]['known'],
): Promise<{ readonly checked: readonly CheckedProject[]; readonly status: Status }> {
  const checked = checkAll(input, run, lintOf(run), known);
  return { checked, status: await conclude(checked, run) };
}

/** Fixes and writes, then tells what is left. Fixed standard input goes to standard output, and the report beside it. */
async function fixAndCheck(input: CheckInput, run: Run): Promise<Status> {
  const { host, flags } = run;
  let fixes = 0;
  const checked = checkAll(input, run, (sources) => {
    const { linted, texts, applied } = fixSources(sources, flags.unsafeFixes === true);
    fixes += applied;
    if (input.stdin === undefined) {
      writeTexts(texts, new Map(sources.sources.map((source) => [source.id, source])), host);
    } else {
      const before = sources.sources.find(({ id }) => id === input.stdin)?.text ?? '';
      host.stdout.write(texts.get(input.stdin) ?? before);
    }
    return linted;
  });
  if (fixes > 0) host.stderr.write(`machlint: fixed ${plural(fixes, 'finding')}\n`);
  const reporting = input.stdin === undefined ? host : { ...host, stdout: host.stderr };
  return conclude(checked, { ...run, host: reporting });
}

/** Prints what fixing would change; the status is that of the files as they are. */
async function printDiff(input: CheckInput, run: Run): Promise<Status> {
  const { host, flags } = run;
  const checked = checkAll(input, run, lintOf(run));
  const { unifiedDiff } = await import('../reports/unified-diff.ts');
  const { relativePath } = await import('../text/relative-path.ts');
  for (const { input: sources } of checked) {
    const { texts } = fixSources(sources, flags.unsafeFixes === true);
    const before = new Map(sources.sources.map(({ id, text }) => [id, text]));
    for (const [file, text] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1))) {
      host.stdout.write(unifiedDiff(relativePath(host.cwd, file), before.get(file) ?? '', text));
    }
  }
  run.progress.end();
  reportProblems(
    checked.flatMap(({ unread }) => unread),
    host,
  );
  const { report, status } = await judge(checked, run);
  return statusOf(report.summary, flags, status);
}

function checkAll(
  { projects }: CheckInput,
  { flags, host }: Run,
  lint: Lint,
  known?: Parameters<typeof checkProjects>[1]['known'],
): readonly CheckedProject[] {
  return checkProjects(projects, {
    options: flags,
    host,
    lint,
    ...(known === undefined ? {} : { known }),
  });
}

function lintOf({ flags, host, progress }: Run): Lint {
  const isTimed = flags.statistics === true;
  const cache = flags.cache && !isTimed ? openCache(cacheFolder(host.env)) : undefined;
  return (input) =>
    lintSources(input, {
      cache,
      onStep: () => progress.step('checking'),
      ...(isTimed ? { now: host.now } : {}),
    });
}

/** Takes out what is known, prints the report, and gives the exit status. */
async function conclude(checked: readonly CheckedProject[], run: Run): Promise<Status> {
  const { flags, destinations, host, progress } = run;
  const { report, status } = await judge(checked, run);
  progress.end();
  reportProblems(
    checked.flatMap(({ unread }) => unread),
    host,
  );
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
async function judge(
  checked: readonly CheckedProject[],
  run: Run,
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

/** A configuration that cannot be followed is an error of the command, beside its findings in the report. */
function reportConfigurationFaults(checked: readonly CheckedProject[], { stderr }: Host): 0 | 2 {
  const faults = checked.flatMap(({ configurationFaults }) => configurationFaults);
  for (const fault of faults) stderr.write(`machlint: ${fault}\n`);
  return faults.length > 0 ? 2 : 0;
}

/** 1 where there is a finding as severe as `--fail-on` says, or more warnings than `--max-warnings` allows. */
function statusOf(
  { errors, warnings, infos }: CheckSummary,
  { failOn, maxWarnings }: CheckFlags,
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
