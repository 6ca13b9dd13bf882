import { isAction, type Host } from '../host/host.ts';
import { toFileId } from '../host/path.ts';
import { describeWriteError, replaceFile } from '../host/replace-file.ts';
import { ruleDocumentation } from '../host/rule-documentation.ts';
import type { CheckReport } from '../reports/check-report.ts';
import { renderCheckstyle } from '../reports/checkstyle.ts';
import { renderConcise } from '../reports/concise.ts';
import { renderGithub } from '../reports/github.ts';
import { renderGitlab } from '../reports/gitlab.ts';
import { renderJson } from '../reports/json.ts';
import { renderJunit } from '../reports/junit.ts';
import { renderPretty } from '../reports/pretty.ts';
import { renderSarif } from '../reports/sarif.ts';
import { plainStyle, type Style } from '../reports/style.ts';
import { styleFor } from './color.ts';
import { CommandError } from './command.ts';

/** Where a report goes, and as what. */
export interface Destination {
  readonly format: Format;
  /** Undefined: standard output. */
  readonly file: string | undefined;
}

export type Format = keyof typeof renderers;

/**
 * Reads `--format`: names, or NAME=FILE. Standard output takes one format; where all go to files it has the one that
 * it would have without the option, so that a failure never is silent.
 * @throws CommandError for an unknown format, or two for standard output
 */
export function destinationsOf(
  formats: readonly string[] | undefined,
  host: Host,
): readonly Destination[] {
  const chosen = (formats ?? []).map(destinationOf);
  const onStdout = chosen.filter(({ file }) => file === undefined);
  if (onStdout.length > 1) {
    const names = onStdout.map(({ format }) => `\`${format}\``).join(' and ');
    throw new CommandError(
      `${names} would mix on standard output: expected one, the others as \`--format FORMAT=FILE\``,
    );
  }
  return onStdout.length === 1
    ? chosen
    : [{ format: defaultFormat(host), file: undefined }, ...chosen];
}

/** Renders the report and sends it to every destination. */
export function sendReport(
  report: CheckReport,
  destinations: readonly Destination[],
  host: Host,
  flags: { readonly color?: boolean },
): void {
  for (const { format, file } of destinations) {
    if (file === undefined) {
      host.stdout.write(renderers[format](report, styleFor(host.stdout, host, flags)));
    } else {
      writeReport(file, renderers[format](report, plainStyle), host);
    }
  }
}

/** Whether standard output is for people, so that more lines may follow. */
export function isForPeople(destinations: readonly Destination[]): boolean {
  return destinations.some(
    ({ file, format }) => file === undefined && (format === 'pretty' || format === 'concise'),
  );
}

/** Whether standard output has what could not be judged among the rest. */
export function holdsProblems(destinations: readonly Destination[]): boolean {
  return destinations.some(
    ({ file, format }) => file === undefined && (format === 'json' || format === 'sarif'),
  );
}

const renderers = {
  pretty: renderPretty,
  concise: renderConcise,
  json: renderJson,
  sarif: (report) => renderSarif(report, { documentation: ruleDocumentation }),
  github: renderGithub,
  gitlab: renderGitlab,
  junit: renderJunit,
  checkstyle: renderCheckstyle,
} satisfies Record<string, (report: CheckReport, style: Style) => string>;

function destinationOf(text: string): Destination {
  const equals = text.indexOf('=');
  const format = equals === -1 ? text : text.slice(0, equals);
  const file = equals === -1 ? undefined : text.slice(equals + 1);
  if (!isFormat(format)) {
    const known = Object.keys(renderers).join(', ');
    throw new CommandError(`\`--format ${text}\`: expected one of ${known}, or FORMAT=FILE`);
  }
  if (file === '') throw new CommandError(`\`--format ${text}\`: expected a file behind the \`=\``);
  return { format, file };
}

function isFormat(name: string): name is Format {
  return Object.hasOwn(renderers, name);
}

function defaultFormat({ env, stdout }: Host): Format {
  if (isAction(env)) return 'github';
  return stdout.isTerminal ? 'pretty' : 'concise';
}

function writeReport(file: string, text: string, { cwd }: Host): void {
  try {
    replaceFile(toFileId(cwd, file), text);
  } catch (error) {
    throw new CommandError(`\`${file}\` ${describeWriteError(error)}`);
  }
}
