import type { BreakingPromise } from '../abi/change.ts';
import type { Host } from '../host/host.ts';
import { breakingChanges } from '../rules/breaking/compare.ts';
import { promises } from '../rules/breaking/table.ts';
import {
  addFormatOption,
  addLimitOptions,
  checkRuleNames,
  type ReportFlags,
  type RuleFlags,
} from './check-options.ts';
import { destinationsOf } from './check-output.ts';
import { checkProjects, type Lint } from './check-projects.ts';
import { CommandError, listOption, type CommandModule } from './command.ts';
import { conclude } from './conclude.ts';
import { gitVersion, type OtherVersion } from './git-version.ts';
import { workspaceOf, type LintInput } from './lint-sources.ts';
import { locate, type Project } from './locate.ts';
import { diskVersion, folderOrFile } from './disk-version.ts';
import { createProgress } from './progress.ts';
import { sharedSources } from './shared-sources.ts';
import { addWorkspaceOptions, type WorkspaceOptions } from './workspace-options.ts';

interface BreakingFlags extends WorkspaceOptions, ReportFlags, RuleFlags {
  readonly against: string;
  readonly at?: string;
  readonly promise?: readonly string[];
}

export const define: CommandModule['define'] = (command, { host, exit }) =>
  addLimitOptions(
    addWorkspaceOptions(
      addFormatOption(
        command
          .description(
            'Tell what changed between two versions for old clients, new clients and readers. Nothing is checked out: a commit is read from git’s objects.',
          )
          .argument('[path...]', 'the interfaces and pages of now (default: the current folder)')
          .requiredOption(
            '--against <path|git-ref>',
            'the version before: a file or folder that exists, else anything that git takes for a commit',
          )
          .option('--at <git-ref>', 'take the version of now from this commit, too')
          .addOption(
            listOption(
              '--promise <promise>',
              `what must hold: ${promises.map(({ name, meaning }) => `${name} (${meaning})`).join(', ')}, or all (default: wire,source)`,
            ),
          ),
      )
        .addOption(listOption('--select <rule>', 'tell only these rules or groups'))
        .addOption(listOption('--ignore <rule>', 'leave these rules or groups out')),
    ),
  ).action(async (paths: readonly string[], flags: BreakingFlags) => {
    checkRuleNames(flags);
    const destinations = destinationsOf(flags.format, host);
    const chosen = promisesOf(flags.promise);
    const projects = locate(paths, flags, host).map((project) => withRules(project, flags));
    const progress = createProgress(host);
    const { at } = flags;
    const now = new Map<Project, OtherVersion>();
    const checked = checkProjects(projects, {
      options: flags,
      host,
      ...(at === undefined
        ? {}
        : {
            read: (project) => {
              const version = gitVersion(project, at, { option: '--at' });
              now.set(project, version);
              return { sources: version.sources, problems: [], beyond: [] };
            },
          }),
      lint: (input, { project, beyond }) => {
        progress.step('comparing');
        const before = versionBefore(project, beyond, projects, flags, host);
        return compare(input, before, now.get(project)?.readFiles, chosen);
      },
    });
    exit(await conclude(checked, { flags, destinations, host, progress }));
  });

function promisesOf(names: readonly string[] = ['wire', 'source']): ReadonlySet<BreakingPromise> {
  return new Set(
    names.flatMap((name) => {
      if (name === 'all') return promises.map((one) => one.name);
      const known = promises.find((one) => one.name === name);
      if (known !== undefined) return [known.name];
      const expected = promises.map((one) => one.name).join(', ');
      throw new CommandError(`\`--promise ${name}\`: expected ${expected} or all`);
    }),
  );
}

/** The settings of `check` choose among its own rules; here only what the command line says, and severities. */
function withRules(project: Project, { select, ignore = [] }: RuleFlags): Project {
  const { config } = project;
  return { ...project, config: { ...config, select, ignore: [...config.ignore, ...ignore] } };
}

function versionBefore(
  project: Project,
  beyond: LintInput['roots'],
  projects: readonly Project[],
  { against }: BreakingFlags,
  host: Host,
): OtherVersion {
  const place = folderOrFile(against, host);
  const version =
    place === undefined
      ? gitVersion(project, against, { option: '--against', beyond })
      : diskVersion(project, place, beyond, projects);
  if (version.sources.length === 0) {
    throw new CommandError(
      `\`--against ${against}\` has no interface or page that \`${project.reading.roots.join('`, `')}\` could be compared with`,
    );
  }
  return version;
}

function compare(
  input: LintInput,
  before: OtherVersion,
  readFiles: OtherVersion['readFiles'] | undefined,
  promised: ReadonlySet<BreakingPromise>,
): ReturnType<Lint> {
  const old = workspaceOf(
    { ...input, sources: sharedSources(before.sources, input.sources) },
    before.readFiles,
  );
  const now = workspaceOf(input, readFiles);
  const was = old.workspace.current;
  const is = now.workspace.current;
  const result = breakingChanges(was, is, { promises: promised, isWanted: input.isChosen });
  return {
    result,
    files: new Map([...was.files, ...is.files]),
    targetNames: is.project.targets.map(({ name }) => name),
    problems: now.problems,
  };
}
