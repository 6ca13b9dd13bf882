import { documentReport } from './diagnostics.ts';
import { edits } from './edit-handlers.ts';
import { navigation } from './navigation-handlers.ts';
import { questionAbout } from './question.ts';
import type { Handlers } from './requests.ts';
import { inSlices, readingSteps } from './slices.ts';
import { views } from './view-handlers.ts';
import { workspaceDiagnostics } from './workspace-diagnostics.ts';

/** The answer to each request: from the protocol, through a feature, back to the protocol. */
export const handlers: Handlers = {
  ...edits,
  ...navigation,
  ...views,

  'textDocument/diagnostic': async (session, { textDocument, previousResultId }, token) => {
    for (;;) {
      const question = await questionAbout(session, textDocument.uri);
      if (question === undefined) return { kind: 'full', items: [] };
      const { snapshot, folder, file } = question;
      const isOld = (): boolean => token.isCancellationRequested || folder.snapshot !== snapshot;
      const isRead = (await inSlices(readingSteps(snapshot), isOld, session.guard)) !== undefined;
      // A text that changed meanwhile is answered for as it is now.
      if (isRead || token.isCancellationRequested) {
        return documentReport(session, snapshot, file, previousResultId);
      }
    }
  },

  'workspace/diagnostic': workspaceDiagnostics,
};
