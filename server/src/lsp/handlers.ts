import { documentReport } from './diagnostics.ts';
import { edits } from './edit-handlers.ts';
import { navigation } from './navigation-handlers.ts';
import { questionAbout } from './question.ts';
import type { Handlers } from './requests.ts';
import { views } from './view-handlers.ts';
import { workspaceDiagnostics } from './workspace-diagnostics.ts';

/** The answer to each request: from the protocol, through a feature, back to the protocol. */
export const handlers: Handlers = {
  ...edits,
  ...navigation,
  ...views,

  'textDocument/diagnostic': async (session, { textDocument, previousResultId }) => {
    const question = await questionAbout(session, textDocument.uri);
    if (question === undefined) return { kind: 'full', items: [] };
    return documentReport(session, question.snapshot, question.file, previousResultId);
  },

  'workspace/diagnostic': workspaceDiagnostics,
};
