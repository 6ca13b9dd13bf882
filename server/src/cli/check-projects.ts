import type { Host } from '../host/host.ts';
import { readSources, type Sources } from '../host/load-workspace.ts';
import type { FileProblem } from '../host/walk.ts';
import { checkReport, type CheckReport } from '../reports/check-report.ts';
import { rangeOf } from '../reports/range.ts';
import { compareDiagnostics } from '../rules/merge.ts';
import type { RuleTiming } from '../rules/stopwatch.ts';
import type { SourceFile } from '../text/source-file.ts';
import { relativePath } from '../text/relative-path.ts';
import { span, type FileId, type Span } from '../text/span.ts';
import type { LintInput, Linted } from './lint-sources.ts';
import { projectBelow, type Project } from './locate.ts';
import { sharedSources } from './shared-sources.ts';
import type { WorkspaceOptions } from './workspace-options.ts';

/** A project with what was read and found in it. */
export interface CheckedProject {
  readonly project: Project;
  readonly input: LintInput;
  readonly linted: Linted;
  /** Chosen files that could not be read. */
  readonly unread: readonly FileProblem[];
  /** Folders below that have a configuration of their own. */
  readonly beyond: readonly FileId[];
  /** What is wrong in the configuration, with its place. */
  readonly configurationFaults: readonly string[];
  /** What could not be judged, an include that nothing has for one, with its place. */
  readonly unjudged: readonly string[];
  readonly report: CheckReport;
}

/** How the sources of a project are judged; `beyond` are folders in it that are projects of their own. */
export type Lint = (
  input: LintInput,
  around: { readonly project: Project; readonly beyond: readonly FileId[] },
) => Linted;

export interface CheckOptions {
  readonly options: WorkspaceOptions;
  readonly host: Host;
  readonly lint: Lint;
  /** Where a project's sources come from, if not from disk. */
  readonly read?: (project: Project) => Sources;
  /** Sources of an earlier check: one whose text is still the same is taken over, with all that is known of it. */
  readonly known?: ReadonlyMap<FileId, SourceFile>;
}

/** Checks each project, and those below them that have their own configuration. */
export function checkProjects(
  projects: readonly Project[],
  options: CheckOptions,
): readonly CheckedProject[] {
  const checked: CheckedProject[] = [];
  const waiting = [...projects];
  const seen = new Set(projects.flatMap(({ reading }) => reading.roots));
  for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) {
    const one = checkProject(project, options);
    checked.push(one);
    for (const folder of one.beyond) {
      if (seen.has(folder) || !project.isChosen(folder)) continue;
      seen.add(folder);
      waiting.push(projectBelow(folder, project, options.options, options.host));
    }
  }
  return checked;
}

/** The slowest rules of all projects first. */
export function timingsOf(checked: readonly CheckedProject[]): readonly RuleTiming[] {
  const totals = new Map<string, RuleTiming>();
  for (const timing of checked.flatMap(({ linted }) => linted.result.timings)) {
    const { rule, milliseconds, findings } = totals.get(timing.rule) ?? noTime(timing.rule);
    totals.set(rule, {
      rule,
      milliseconds: milliseconds + timing.milliseconds,
      findings: findings + timing.findings,
    });
  }
  return [...totals.values()].sort((a, b) => b.milliseconds - a.milliseconds);
}

/** A result as a report; faults of the configuration stand among the findings. */
export function reportOf(
  { result, files, targetNames }: Linted,
  project: Project,
  facts: {
    readonly folder: string;
    readonly checked: number;
    readonly unread: readonly FileProblem[];
    readonly durationMs: number;
  },
): CheckReport {
  const { configDiagnostics, configFiles } = project;
  const diagnostics = [...result.diagnostics, ...configDiagnostics].sort(compareDiagnostics);
  return checkReport(
    { ...result, diagnostics },
    {
      folder: facts.folder,
      files: new Map([...files, ...configFiles.map((file) => [file.id, file] as const)]),
      targetNames,
      checked: facts.checked,
      durationMs: facts.durationMs,
      problems: facts.unread.map(({ file, message }) => ({ span: span(file, 0, 0), message })),
    },
  );
}

function checkProject(
  project: Project,
  { host, lint, read = readFromDisk, known }: CheckOptions,
): CheckedProject {
  const started = host.now();
  const { sources, problems, beyond } = read(project);
  const input: LintInput = {
    sources: known === undefined ? sources : sharedSources(sources, known.values()),
    config: project.config,
    roots: project.reading.roots,
    isChosen: project.isChosen,
  };
  const linted = lint(input, { project, beyond });
  const unread = [...problems, ...linted.problems].filter(({ file }) => project.isChosen(file));
  const report = reportOf(linted, project, {
    folder: host.cwd,
    checked: sources.filter(({ id }) => project.isChosen(id)).length,
    unread,
    durationMs: host.now() - started,
  });
  return {
    project,
    input,
    linted,
    unread,
    beyond,
    configurationFaults: configurationFaultsOf(project, host),
    unjudged: unjudgedOf(linted, project, host),
    report,
  };
}

function readFromDisk({ reading }: Project): Sources {
  return readSources(reading);
}

function configurationFaultsOf(project: Project, { cwd }: Host): readonly string[] {
  const files = new Map(project.configFiles.map((file) => [file.id, file]));
  return project.configDiagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ span, message }) => `${placeText(files, span, cwd)}: ${message}`);
}

function unjudgedOf({ result, files }: Linted, project: Project, { cwd }: Host): readonly string[] {
  return result.problems.flatMap(({ span, message }) => {
    if (span === undefined) return [message];
    return project.isChosen(span.file) ? [`${placeText(files, span, cwd)}: ${message}`] : [];
  });
}

function placeText(files: Linted['files'], span: Span, cwd: string): string {
  const { line, column } = rangeOf(files, span).start;
  return `${relativePath(cwd, span.file)}:${line}:${column}`;
}

function noTime(rule: string): RuleTiming {
  return { rule, milliseconds: 0, findings: 0 };
}
