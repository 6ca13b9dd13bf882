import { definition } from '../features/definition.ts';
import { documentSymbols } from '../features/document-symbols.ts';
import { hover } from '../features/hover.ts';
import { documentReport } from './diagnostics.ts';
import { toDefinition, toDocumentSymbols, toHover, linkTo } from './present.ts';
import { onDocument, onPlace, questionAbout } from './question.ts';
import type { Handlers } from './requests.ts';
import { workspaceDiagnostics } from './workspace-diagnostics.ts';

/** The answer to each request: from the protocol, through a feature, back to the protocol. */
export const handlers: Handlers = {
  'textDocument/definition': onPlace((question, at) =>
    toDefinition(question, definition(question.snapshot, at)),
  ),

  'textDocument/diagnostic': async (session, { textDocument, previousResultId }) => {
    const question = await questionAbout(session, textDocument.uri);
    if (question === undefined) return { kind: 'full', items: [] };
    return documentReport(session, question.snapshot, question.file, previousResultId);
  },

  'textDocument/documentSymbol': onDocument((question) =>
    toDocumentSymbols(question, documentSymbols(question.snapshot, question.file.id)),
  ),

  'textDocument/hover': onPlace((question, at) =>
    toHover(question, hover(question.snapshot, at, linkTo(question))),
  ),

  'workspace/diagnostic': workspaceDiagnostics,
};
