import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { counterparts, routineMeantAt } from '../features/counterparts.ts';
import { subsystemTree } from '../features/subsystem-tree.ts';
import { layoutPreview, pagePreview, type Preview } from '../reports/html/preview.ts';
import { lintSteps } from '../rules/engine.ts';
import type { Severity } from '../rules/rule.ts';
import type { Span } from '../text/span.ts';
import { keepDiagnostics } from './diagnostics.ts';
import type { Folder } from './folder.ts';
import type { ExtraRequests, LintSummary, Rendered, SubsystemItem } from './protocol.ts';
import { locationOf, onDocument, onPlace, type Question } from './question.ts';
import type { Session } from './session.ts';
import { inSlices } from './slices.ts';
import { status } from './status.ts';

/** The answer to each request that the protocol does not define. */
export const extraHandlers: {
  readonly [Method in keyof ExtraRequests]: (
    session: Session,
    params: ExtraRequests[Method]['params'],
    token: CancellationToken,
  ) => ExtraRequests[Method]['result'] | Promise<ExtraRequests[Method]['result']>;
} = {
  'machlint/counterparts': async (session, params, token) => {
    const answer = onPlace((question, at) =>
      counterparts(question.snapshot, at).flatMap((span) => locationOf(question, span) ?? []),
    );
    return (await answer(session, params, token)) ?? [];
  },

  'machlint/layout': onPlace((question, at) => {
    const { snapshot, folder } = question;
    const routine = routineMeantAt(snapshot, at);
    if (routine === undefined) return undefined;
    return rendered(question, layoutPreview(snapshot, routine, folder.target));
  }),

  'machlint/lintWorkspace': lintWorkspace,

  'machlint/pagePreview': onDocument((question) => {
    const preview = pagePreview(question.snapshot, question.file.id);
    return preview === undefined ? null : rendered(question, preview);
  }),

  'machlint/status': status,

  'machlint/subsystems': async (session) => {
    await session.ready;
    return session.allFolders.flatMap((folder) => subsystemItems(session, folder));
  },
};

/** A link whose file no client can open leads to the document itself. */
function rendered(question: Question, { title, html, links }: Preview): Rendered {
  const here = { file: question.file.id, start: 0, end: 0 };
  const locations = links.flatMap(
    (span) => locationOf(question, span) ?? locationOf(question, here) ?? [],
  );
  return { title, html, links: locations };
}

/** What no client can open (a built-in definition, a name that a target's flags make) is left out. */
function subsystemItems(session: Session, { snapshot, target }: Folder): SubsystemItem[] {
  const place = (span: Span) => locationOf({ session, snapshot }, span);
  return subsystemTree(snapshot, target).flatMap(({ span, slots, ...branch }) => {
    const location = place(span);
    if (location === undefined) return [];
    const items = slots.flatMap(({ span: own, replyId, ...leaf }) => {
      const at = place(own);
      return at === undefined ? [] : [{ ...leaf, replyId: replyId ?? null, ...at }];
    });
    return [{ ...branch, ...location, slots: items }];
  });
}

/** Checks every folder in slices. From then on a client that pulls gets the findings of every file. */
async function lintWorkspace(
  session: Session,
  { workDoneToken }: ExtraRequests['machlint/lintWorkspace']['params'],
  token: CancellationToken,
): Promise<LintSummary> {
  await session.ready;
  for (const { largeTreeNote: note } of session.folders) {
    if (note === undefined) continue;
    throw new ResponseError(LSPErrorCodes.RequestFailed, `\`${note.file}\` ${note.message}`);
  }
  const report = (value: object): void => {
    if (workDoneToken === undefined) return;
    const sent = session.connection.sendNotification('$/progress', { token: workDoneToken, value });
    session.guard.background('$/progress', sent);
  };
  report({ kind: 'begin', title: 'Linting', cancellable: true });
  try {
    const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
    let files = 0;
    for (const folder of session.allFolders) {
      const { snapshot } = folder;
      report({ kind: 'report', message: folder.root ?? 'loose documents' });
      const result = await inSlices(
        lintSteps(snapshot),
        () => token.isCancellationRequested,
        session.guard,
      );
      if (result === undefined) {
        throw new ResponseError(LSPErrorCodes.RequestCancelled, 'the client cancelled it');
      }
      keepDiagnostics(snapshot, result.diagnostics);
      folder.askForEverything();
      files += [...snapshot.files.values()].filter(({ kind }) => kind !== 'other').length;
      for (const { severity } of result.diagnostics) counts[severity] += 1;
    }
    session.updates.everything();
    return { files, errors: counts.error, warnings: counts.warning, infos: counts.info };
  } finally {
    report({ kind: 'end' });
  }
}
