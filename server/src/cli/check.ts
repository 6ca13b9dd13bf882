import { cacheFolder, openCache } from '../host/cache.ts';
import { plural } from '../text/plural.ts';
import { fixSources, writeTexts } from './check-fix.ts';
import { checkInput, type CheckInput } from './check-input.ts';
import { addCheckOptions, type CheckFlags } from './check-options.ts';
import { destinationsOf } from './check-output.ts';
import { checkProjects, type CheckedProject, type Lint } from './check-projects.ts';
import type { CommandModule } from './command.ts';
import { conclude, judge, statusOf, type Reporting, type Status } from './conclude.ts';
import { lintSources } from './lint-sources.ts';
import { reportProblems } from './open-paths.ts';
import { createProgress } from './progress.ts';

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
interface Run extends Reporting {
  readonly flags: CheckFlags;
}

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
  const left = new Set<string>();
  const checked = checkAll(input, run, (sources) => {
    const fixed = fixSources(sources, flags.unsafeFixes === true);
    const { linted, texts } = fixed;
    fixes += fixed.applied;
    for (const rule of fixed.unending) left.add(rule);
    if (input.stdin === undefined) {
      writeTexts(texts, new Map(sources.sources.map((source) => [source.id, source])), host);
    } else {
      const before = sources.sources.find(({ id }) => id === input.stdin)?.text ?? '';
      host.stdout.write(texts.get(input.stdin) ?? before);
    }
    return linted;
  });
  if (fixes > 0) host.stderr.write(`machlint: fixed ${plural(fixes, 'finding')}\n`);
  for (const rule of left)
    host.stderr.write(
      `machlint: the fixes of \`${rule}\` never come to an end here; none is made\n`,
    );
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
