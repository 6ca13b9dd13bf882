import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { completion } from '../features/completion.ts';
import { prepareRename, rename, type Outcome } from '../features/rename.ts';
import { renameFiles } from '../features/rename-files.ts';
import { signatureHelp } from '../features/signature-help.ts';
import { linkedEditing } from '../features/linked-editing.ts';
import { span } from '../text/span.ts';
import { resolveCodeAction, toCodeActions } from './code-actions.ts';
import { resolveCompletion, toCompletion } from './completion.ts';
import { formatted, toSignatureHelp } from './present.ts';
import { onDocument, onPlace, rangeIn } from './question.ts';
import type { Handlers } from './requests.ts';
import { fileOfUri } from './uri.ts';
import { merged, toRenameEdit, toWorkspaceEdit } from './workspace-edit.ts';

/** What changes the text, or proposes to. */
export const edits = {
  'codeAction/resolve': resolveCodeAction,

  'completionItem/resolve': resolveCompletion,

  'textDocument/codeAction': onDocument((question, { range, context }) =>
    toCodeActions(question, question.session.convert.span(question.file, range), context),
  ),

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

  'textDocument/prepareRename': onPlace((question, at) => {
    const { span: own, name } = unlessRefused(prepareRename(question.snapshot, at));
    return { range: rangeIn(question, own), placeholder: name };
  }),

  'textDocument/rangeFormatting': onDocument((question, { range, options }) =>
    formatted(question, options, question.session.convert.span(question.file, range)),
  ),

  'textDocument/rename': onPlace((question, at, { newName }) =>
    toRenameEdit(question, unlessRefused(rename(question.snapshot, at, newName))),
  ),

  'textDocument/signatureHelp': onPlace((question, at) =>
    toSignatureHelp(question, signatureHelp(question.snapshot, at)),
  ),

  'workspace/willRenameFiles': async (session, { files }) => {
    await session.ready;
    const moves = files.flatMap(({ oldUri, newUri }) => {
      const [from, to] = [fileOfUri(oldUri), fileOfUri(newUri)];
      return from === undefined || to === undefined ? [] : [{ from, to }];
    });
    // Each folder mends its own files: another folder's includes and links never lead here.
    const edits = session.allFolders.map((folder) => {
      const { snapshot } = folder;
      return toWorkspaceEdit({ session, snapshot }, renameFiles(snapshot, moves));
    });
    return merged(edits);
  },
} satisfies Partial<Handlers>;

/** A refusal is no fault of the server: the editor shows its reason. */
function unlessRefused<Value>(outcome: Outcome<Value>): Value {
  if (outcome.kind === 'done') return outcome.value;
  throw new ResponseError(LSPErrorCodes.RequestFailed, outcome.reason);
}
