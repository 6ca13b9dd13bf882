import { completion } from '../features/completion.ts';
import { linkedEditing } from '../features/linked-editing.ts';
import { span } from '../text/span.ts';
import { resolveCompletion, toCompletion } from './completion.ts';
import { formatted } from './present.ts';
import { onDocument, onPlace, rangeIn } from './question.ts';
import type { Handlers } from './requests.ts';

/** What changes the text, or proposes to. */
export const edits = {
  'completionItem/resolve': resolveCompletion,

  'textDocument/completion': onPlace((question, at) =>
    toCompletion(question, completion(question.snapshot, at)),
  ),

  'textDocument/formatting': onDocument((question, { options }) => formatted(question, options)),

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
} satisfies Partial<Handlers>;
