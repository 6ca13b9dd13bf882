import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type DiagnosticServerCancellationData,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { lintSteps } from '../rules/engine.ts';
import { configurationReports, documentReport, keepDiagnostics } from './diagnostics.ts';
import type { Folder } from './folder.ts';
import type { Session } from './session.ts';
import { inSlices } from './slices.ts';

/** How many files one partial answer holds. */
const filesAtOnce = 64;

/**
 * The diagnostics of every file, computed in slices between which other requests are answered. A client that gave a
 * token gets them in parts. An edit meanwhile makes them worthless: the client is told to ask again.
 */
export async function workspaceDiagnostics(
  session: Session,
  params: WorkspaceDiagnosticParams,
  token: CancellationToken,
): Promise<WorkspaceDiagnosticReport> {
  await session.ready;
  const previous = new Map(params.previousResultIds.map(({ uri, value }) => [uri, value]));
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  for (const folder of session.folders) {
    if (!folder.reportsEverything) continue;
    const parts = reportsOf(session, folder, previous, token);
    for (const { uri, report } of configurationReports(session, folder)) {
      const isKnown = previous.get(uri) === report.resultId;
      previous.delete(uri);
      const { resultId = '' } = report;
      const shown = isKnown ? { kind: 'unchanged' as const, resultId } : report;
      items.push({ ...shown, uri, version: null });
    }
    for await (const part of parts) {
      if (params.partialResultToken === undefined) items.push(...part);
      else await session.sendPartial(params.partialResultToken, { items: part });
    }
  }
  const gone = [...previous.keys()].map((uri) => emptyReport(uri));
  return { items: [...items, ...gone] };
}

/** Takes the files that it reports out of `previous`. */
async function* reportsOf(
  session: Session,
  folder: Folder,
  previous: Map<string, string>,
  token: CancellationToken,
): AsyncGenerator<WorkspaceDocumentDiagnosticReport[]> {
  const { snapshot } = folder;
  const isUnwanted = (): boolean => token.isCancellationRequested || folder.snapshot !== snapshot;
  const result = await inSlices(lintSteps(snapshot), isUnwanted, session.guard);
  if (result === undefined) throw cancelled(token);
  keepDiagnostics(snapshot, result.diagnostics);

  const files = [...snapshot.files.values()].filter(({ kind }) => kind !== 'other');
  for (let start = 0; start < files.length; start += filesAtOnce) {
    const part = files.slice(start, start + filesAtOnce).map((file) => {
      const uri = session.uriOf(file.id);
      const report = documentReport(session, snapshot, file, previous.get(uri));
      previous.delete(uri);
      return { ...report, uri, version: session.documents.get(file.id)?.version ?? null };
    });
    if (isUnwanted()) throw cancelled(token);
    yield part;
  }
}

function cancelled(token: CancellationToken): ResponseError<DiagnosticServerCancellationData> {
  if (token.isCancellationRequested) {
    return new ResponseError(LSPErrorCodes.RequestCancelled, 'the client cancelled it');
  }
  const data = { retriggerRequest: true };
  return new ResponseError(LSPErrorCodes.ServerCancelled, 'a file changed meanwhile', data);
}

/** For a file that is gone: what the client has of it is to be dropped. */
function emptyReport(uri: string): WorkspaceDocumentDiagnosticReport {
  return { kind: 'full', uri, version: null, items: [] };
}
