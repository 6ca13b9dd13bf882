import { completion } from '../features/completion.ts';
import { definition } from '../features/definition.ts';
import { documentLinks } from '../features/document-links.ts';
import { documentSymbols } from '../features/document-symbols.ts';
import { folding } from '../features/folding.ts';
import { hover } from '../features/hover.ts';
import { linkedEditing } from '../features/linked-editing.ts';
import { highlights, references, uses } from '../features/references.ts';
import { selectionRange } from '../features/selection-range.ts';
import { span } from '../text/span.ts';
import { DocumentHighlightKind } from 'vscode-languageserver/node';
import { resolveCompletion, toCompletion } from './completion.ts';
import { documentReport } from './diagnostics.ts';
import {
  describing,
  formatted,
  toDefinition,
  toDocumentSymbols,
  toFoldingRanges,
  toHover,
  toSelectionRange,
} from './present.ts';
import { locationOf, onDocument, onPlace, questionAbout, rangeIn } from './question.ts';
import type { Handlers } from './requests.ts';
import { workspaceDiagnostics } from './workspace-diagnostics.ts';

/** The answer to each request: from the protocol, through a feature, back to the protocol. */
export const handlers: Handlers = {
  'completionItem/resolve': resolveCompletion,

  'textDocument/completion': onPlace((question, at) =>
    toCompletion(question, completion(question.snapshot, at)),
  ),

  'textDocument/definition': onPlace((question, at) =>
    toDefinition(question, definition(question.snapshot, at)),
  ),

  'textDocument/diagnostic': async (session, { textDocument, previousResultId }) => {
    const question = await questionAbout(session, textDocument.uri);
    if (question === undefined) return { kind: 'full', items: [] };
    return documentReport(session, question.snapshot, question.file, previousResultId);
  },

  'textDocument/documentHighlight': onPlace((question, at) =>
    highlights(question.snapshot, at).map(({ span, defines }) => ({
      range: rangeIn(question, span),
      kind: defines ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    })),
  ),

  'textDocument/documentLink': onDocument((question) =>
    documentLinks(question.snapshot, question.file.id).map(({ span, target }) => ({
      range: rangeIn(question, span),
      target: question.session.uriOf(target),
    })),
  ),

  'textDocument/documentSymbol': onDocument((question) =>
    toDocumentSymbols(question, documentSymbols(question.snapshot, question.file.id)),
  ),

  'textDocument/foldingRange': onDocument((question) =>
    toFoldingRanges(question, folding(question.snapshot, question.file.id)),
  ),

  'textDocument/formatting': onDocument((question, { options }) => formatted(question, options)),

  'textDocument/hover': onPlace((question, at) =>
    toHover(question, hover(describing(question), at)),
  ),

  'textDocument/linkedEditingRange': onPlace((question, at) => {
    const ranges = linkedEditing(question.snapshot, at).map((each) => rangeIn(question, each));
    return ranges.length === 0 ? undefined : { ranges };
  }),

  'textDocument/onTypeFormatting': onPlace((question, { file, offset }, { options }) =>
    formatted(question, options, span(file, offset, offset)),
  ),

  'textDocument/rangeFormatting': onDocument((question, { range, options }) =>
    formatted(question, options, question.session.convert.span(question.file, range)),
  ),

  'textDocument/references': onPlace((question, at, { context }) => {
    const { snapshot } = question;
    const found = context.includeDeclaration ? references(snapshot, at) : uses(snapshot, at);
    return found.flatMap(({ span }) => locationOf(question, span) ?? []);
  }),

  'textDocument/selectionRange': onDocument((question, { positions }) =>
    positions.map((position) => {
      const { session, snapshot, file } = question;
      const place = { file: file.id, offset: session.convert.offset(file, position) };
      return toSelectionRange(question, place, selectionRange(snapshot, place));
    }),
  ),

  'workspace/diagnostic': workspaceDiagnostics,
};
