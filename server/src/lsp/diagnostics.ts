import { createHash } from 'node:crypto';
import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic as LspDiagnostic,
  type DocumentDiagnosticReport,
  type FullDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { ruleDocumentationFile } from '../host/rule-documentation.ts';
import { hasTarget } from '../model/target.ts';
import { lintFile } from '../rules/engine.ts';
import type { Diagnostic } from '../rules/rule.ts';
import { memo } from '../text/memo.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Folder } from './folder.ts';
import { locationOf } from './question.ts';
import type { Session } from './session.ts';
import { uriOfFile } from './uri.ts';

/** What `check` says of one file of a snapshot. The same snapshot gives the same array. */
export function diagnosticsOf(snapshot: Snapshot, file: FileId): readonly Diagnostic[] {
  const known = byFile(snapshot);
  let found = known.get(file);
  if (found === undefined) known.set(file, (found = lintFile(snapshot, file).diagnostics));
  return found;
}

/** Puts what a run over the whole snapshot found where `diagnosticsOf` looks first. */
export function keepDiagnostics(snapshot: Snapshot, all: readonly Diagnostic[]): void {
  const known = byFile(snapshot);
  const lists = new Map([...snapshot.files.keys()].map((file) => [file, [] as Diagnostic[]]));
  for (const diagnostic of all) lists.get(diagnostic.span.file)?.push(diagnostic);
  for (const [file, list] of lists) known.set(file, list);
}

const byFile = memo((_snapshot: Snapshot) => new Map<FileId, readonly Diagnostic[]>());

/** What is wrong in a folder's configuration, file by file, for a client that shows all findings. */
export function configurationReports(
  session: Session,
  { configuration, snapshot }: Folder,
): readonly { readonly uri: string; readonly report: FullDocumentDiagnosticReport }[] {
  return configuration.files.map((file) => {
    const items = configuration.diagnostics
      .filter(({ span }) => span.file === file.id)
      .map((diagnostic) => toLsp(session, snapshot, file, diagnostic));
    const report = { kind: 'full' as const, resultId: resultIdOf(items), items };
    return { uri: session.uriOf(file.id), report };
  });
}

function resultIdOf(items: readonly LspDiagnostic[]): string {
  return createHash('sha1').update(JSON.stringify(items)).digest('base64');
}

/** A file's diagnostics for the client, or that they are what it has already. */
export function documentReport(
  session: Session,
  snapshot: Snapshot,
  file: SourceFile,
  previousResultId: string | undefined,
): DocumentDiagnosticReport {
  const items = diagnosticsOf(snapshot, file.id).map((diagnostic) =>
    toLsp(session, snapshot, file, diagnostic),
  );
  const resultId = resultIdOf(items);
  if (resultId === previousResultId) return { kind: 'unchanged', resultId };
  return { kind: 'full', resultId, items };
}

export function toLsp(
  session: Session,
  snapshot: Snapshot,
  file: SourceFile,
  { rule, severity, span, message, targets, related = [], tags }: Diagnostic,
): LspDiagnostic {
  const { targets: all } = snapshot.project;
  const names = all.filter((_, i) => targets !== undefined && hasTarget(targets, i));
  const where = names.length === 0 ? '' : ` (${names.map(({ name }) => name).join(', ')})`;
  const information = related.flatMap((each) => {
    const location = locationOf({ session, snapshot }, each.span);
    return location === undefined ? [] : [{ location, message: each.message }];
  });
  return {
    range: session.convert.range(file, span),
    severity: severities[severity],
    code: rule,
    ...documentationOf(rule),
    source: 'machlint',
    message: message + where,
    ...(tags === undefined ? {} : { tags: tags.map((tag) => tagNumbers[tag]) }),
    ...(session.client.diagnosticRelated && information.length > 0
      ? { relatedInformation: information }
      : {}),
  };
}

/** The way to the rule's page, which lies beside the program: no network is needed to read it. */
const documentationOf: (rule: string) => { readonly codeDescription?: { readonly href: string } } =
  remembered((rule) => {
    const file = ruleDocumentationFile(rule);
    return file === undefined ? {} : { codeDescription: { href: uriOfFile(file) } };
  });

/** Every rule is looked up once in the life of the server: there are some 200. */
function remembered<Result>(find: (rule: string) => Result): (rule: string) => Result {
  const known = new Map<string, Result>();
  return (rule) => {
    const result = known.get(rule) ?? find(rule);
    known.set(rule, result);
    return result;
  };
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const;

const tagNumbers = {
  unnecessary: DiagnosticTag.Unnecessary,
  deprecated: DiagnosticTag.Deprecated,
} as const;
