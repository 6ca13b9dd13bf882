import type { Host } from '../host/host.ts';
import { cacheFolder, openCache, type Cache } from '../host/cache.ts';
import { readSources } from '../host/load-workspace.ts';
import { checkReport, type CheckReport, type CheckSummary } from '../reports/check-report.ts';
import { renderStatistics } from '../reports/statistics.ts';
import { span } from '../text/span.ts';
import { addCheckOptions, withCheckFlags, type CheckFlags } from './check-options.ts';
import { destinationsOf, isForPeople, sendReport, type Destination } from './check-output.ts';
import { styleFor } from './color.ts';
import type { CommandModule } from './command.ts';
import { lintSources, type LintInput, type Linted } from './lint-sources.ts';
import { locate, reportProblems, type Located } from './open-paths.ts';
import { createProgress } from './progress.ts';

export const define: CommandModule['define'] = (command, { host, exit }) =>
  addCheckOptions(
    command
      .description('Lint .defs files and man pages.')
      .argument('[path...]', 'files and folders (default: the current folder)'),
  ).action((paths: readonly string[], flags: CheckFlags) => {
    const destinations = destinationsOf(flags.format, host);
    const located = locate(paths, flags, host);
    const config = withCheckFlags(located.config, flags);
    exit(checkOnce({ ...located, config }, flags, destinations, host));
  });

/** Checks what is located, prints the report, and gives the exit status. */
function checkOnce(
  located: Located,
  flags: CheckFlags,
  destinations: readonly Destination[],
  host: Host,
): 0 | 1 {
  const started = host.now();
  const progress = createProgress(host);
  const { sources, problems } = readSources(located.reading);
  const input: LintInput = { ...located, sources, roots: located.reading.roots };
  const linted = lintSources(input, {
    cache: cacheFor(flags, host),
    onStep: () => progress.step('checking'),
    ...(flags.statistics === true ? { now: host.now } : {}),
  });
  progress.end();

  const unread = [...problems, ...linted.problems].filter(({ file }) => located.isChosen(file));
  const report = reportOf(linted, {
    folder: host.cwd,
    checked: sources.filter(({ id }) => located.isChosen(id)).length,
    problems: unread,
    durationMs: host.now() - started,
  });
  reportProblems(unread, host);
  sendReport(report, destinations, host, flags);
  if (flags.statistics === true) {
    const output = isForPeople(destinations) ? host.stdout : host.stderr;
    output.write(renderStatistics(report, linted.result.timings, styleFor(output, host, flags)));
  }
  return statusOf(report.summary, flags);
}

interface ReportFacts {
  readonly folder: string;
  readonly checked: number;
  readonly problems: readonly {
    readonly file: Linted['problems'][number]['file'];
    readonly message: string;
  }[];
  readonly durationMs: number;
}

function reportOf(
  { result, files, targetNames }: Linted,
  { problems, ...facts }: ReportFacts,
): CheckReport {
  return checkReport(result, {
    ...facts,
    files,
    targetNames,
    problems: problems.map(({ file, message }) => ({ span: span(file, 0, 0), message })),
  });
}

function cacheFor(flags: CheckFlags, { env }: Host): Cache | undefined {
  const isOff = !flags.cache || flags.statistics === true;
  return isOff ? undefined : openCache(cacheFolder(env));
}

/** 1 where there is a finding as severe as `--fail-on` says, or more warnings than `--max-warnings` allows. */
function statusOf(summary: CheckSummary, { failOn, maxWarnings }: CheckFlags): 0 | 1 {
  const { errors, warnings, infos } = summary;
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
