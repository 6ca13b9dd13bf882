import { codeLenses, lensTarget } from '../features/code-lenses.ts';
import { folding } from '../features/folding.ts';
import { hover } from '../features/hover.ts';
import { inlayHints } from '../features/inlay-hints.ts';
import { selectionRange } from '../features/selection-range.ts';
import { itemQuestion } from './hierarchies.ts';
import {
  describing,
  toCodeLens,
  toFoldingRanges,
  toHover,
  toInlayHint,
  toLensCommand,
  toSelectionRange,
} from './present.ts';
import { onDocument, onPlace } from './question.ts';
import type { Handlers } from './requests.ts';
import { whenRead } from './when-read.ts';
import { allTokens, tokensIn, tokensSince } from './semantic-tokens.ts';

/** What an editor shows beside and over the text. */
export const views = {
  'codeLens/resolve': async (session, lens) => {
    const asked = await itemQuestion(session, lens);
    if (asked === undefined) return lens;
    const { question, symbol } = asked;
    await whenRead(question);
    const kind = isPagesLens(lens.data) ? 'pages' : 'references';
    return {
      ...lens,
      command: toLensCommand(question, lens, lensTarget(question.snapshot, kind, symbol)),
    };
  },

  'textDocument/codeLens': onDocument((question) => {
    const { snapshot, file, folder } = question;
    const lenses = codeLenses(snapshot, file.id, folder.settings.codeLens);
    return lenses.map((lens) => toCodeLens(question, lens));
  }),

  'textDocument/foldingRange': onDocument((question) =>
    toFoldingRanges(question, folding(question.snapshot, question.file.id)),
  ),

  'textDocument/hover': onPlace((question, at) =>
    toHover(question, hover(describing(question), at)),
  ),

  'textDocument/inlayHint': onDocument((question, { range }) => {
    const { snapshot, session, file, folder } = question;
    const within = session.convert.span(file, range);
    const hints = inlayHints(snapshot, within, folder.settings.inlayHints);
    return hints.map((hint) => toInlayHint(question, hint));
  }),

  'textDocument/selectionRange': onDocument((question, { positions }) =>
    positions.map((position) => {
      const { session, snapshot, file } = question;
      const place = { file: file.id, offset: session.convert.offset(file, position) };
      return toSelectionRange(question, place, selectionRange(snapshot, place));
    }),
  ),

  'textDocument/semanticTokens/full': onDocument((question) =>
    question.file.kind === 'defs' ? allTokens(question) : null,
  ),

  'textDocument/semanticTokens/full/delta': onDocument((question, { previousResultId }) =>
    question.file.kind === 'defs' ? tokensSince(question, previousResultId) : null,
  ),

  'textDocument/semanticTokens/range': onDocument((question, { range }) =>
    question.file.kind === 'defs'
      ? tokensIn(question, question.session.convert.span(question.file, range))
      : null,
  ),
} satisfies Partial<Handlers>;

function isPagesLens(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'pages';
}
