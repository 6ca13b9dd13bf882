import {
  LSPErrorCodes,
  ResponseError,
  type CodeAction as LspCodeAction,
  type CodeActionContext,
} from 'vscode-languageserver/node';
import type { CodeAction } from '../features/code-action.ts';
import { codeActions } from '../features/code-actions.ts';
import { span, type Span } from '../text/span.ts';
import { diagnosticsOf, toLsp } from './diagnostics.ts';
import { questionAbout, type Question } from './question.ts';
import type { Session } from './session.ts';
import { canApply, toChange } from './workspace-edit.ts';

/** What an action carries for the moment when it is chosen: where it was offered, and which it is. */
interface ActionData {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
  readonly id: string;
}

/** The actions of a selection; their edits are made when one is chosen, where the client can wait for them. */
export function toCodeActions(
  question: Question,
  at: Span,
  { only }: CodeActionContext,
): LspCodeAction[] {
  const { session } = question;
  return actionsAt(question, at)
    .filter(({ kind }) => isWanted(kind, only))
    .map((action) => {
      const data: ActionData = {
        uri: session.uriOf(at.file),
        start: at.start,
        end: at.end,
        id: action.id,
      };
      const shown = shownAction(question, action);
      if (session.client.codeActionResolve) return { ...shown, data };
      return { ...shown, edit: toChange(question, action.change()) };
    });
}

/** Adds the edit. A text that changed meanwhile has other actions: the client must ask again. */
export async function resolveCodeAction(
  session: Session,
  shown: LspCodeAction,
): Promise<LspCodeAction> {
  const data = readData(shown.data);
  const question = data && (await questionAbout(session, data.uri));
  if (data === undefined || question === undefined) return shown;
  const at = span(question.file.id, data.start, data.end);
  const action = actionsAt(question, at).find(({ id }) => id === data.id);
  if (action === undefined) {
    throw new ResponseError(LSPErrorCodes.ContentModified, 'the document changed meanwhile');
  }
  return { ...shown, edit: toChange(question, action.change()) };
}

function actionsAt(question: Question, at: Span): readonly CodeAction[] {
  const { snapshot } = question;
  const diagnostics = diagnosticsOf(snapshot, at.file);
  return codeActions(snapshot, at, diagnostics).filter((action) =>
    action.kind === 'refactor.rewrite' ? canApply(question, action.change()) : true,
  );
}

function shownAction(
  { session, snapshot, file }: Question,
  { title, kind, isPreferred, diagnostic }: CodeAction,
): LspCodeAction {
  return {
    title,
    kind,
    ...(isPreferred ? { isPreferred } : {}),
    ...(diagnostic === undefined
      ? {}
      : { diagnostics: [toLsp(session, snapshot, file, diagnostic)] }),
  };
}

/** Fixing everything is done on demand alone; the other kinds are offered unless others are asked for. */
function isWanted(kind: CodeAction['kind'], only: readonly string[] | undefined): boolean {
  if (only === undefined) return !kind.startsWith('source.');
  return only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}

function readData(data: unknown): ActionData | undefined {
  const isObject = typeof data === 'object' && data !== null;
  const isWhole = isObject && 'uri' in data && 'start' in data && 'end' in data && 'id' in data;
  return isWhole && typeof data.uri === 'string' ? (data as ActionData) : undefined;
}
