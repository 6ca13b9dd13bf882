import {
  CompletionItemKind,
  InsertTextFormat,
  type CompletionItem,
  type CompletionList,
} from 'vscode-languageserver/node';
import { byRank, type About, type Completion, type Proposal } from '../features/proposal.ts';
import { describeAbout } from '../features/describe-about.ts';
import { markup } from './markup.ts';
import { describing } from './present.ts';
import { questionAbout, rangeIn, type Question } from './question.ts';
import type { Session } from './session.ts';

/** What an item carries for the moment when its documentation is wanted. */
interface ItemData {
  readonly uri: string;
  readonly about: About;
}

export function toCompletion(
  question: Question,
  completion: Completion | undefined,
): CompletionList | undefined {
  if (completion === undefined) return undefined;
  const { client } = question.session;
  const range = rangeIn(question, completion.replaced);
  const uri = question.session.uriOf(question.file.id);
  const proposals = completion.proposals
    .filter(({ isSnippet }) => client.snippets || !isSnippet)
    .sort(byRank);
  const items = proposals.map((proposal, place): CompletionItem => {
    const data: ItemData = { uri, about: proposal.about };
    const item = { ...itemOf(proposal, place), data };
    if (client.completionDefaults) return { ...item, textEditText: proposal.insert };
    return { ...item, textEdit: { range, newText: proposal.insert } };
  });
  return client.completionDefaults
    ? { isIncomplete: false, items, itemDefaults: { editRange: range } }
    : { isIncomplete: false, items };
}

/** Adds the documentation, which most items are never asked for. */
export async function resolveCompletion(
  session: Session,
  item: CompletionItem,
): Promise<CompletionItem> {
  const data = readData(item.data);
  const question = data && (await questionAbout(session, data.uri));
  const value = question && describeAbout(describing(question), data.about);
  if (value === undefined) return item;
  return { ...item, documentation: await markup(session, 'completion', value) };
}

function itemOf(
  { kind, label, detail, isSnippet, origin }: Proposal,
  place: number,
): CompletionItem {
  return {
    label,
    kind: kinds[kind],
    // Editors compare it letter by letter.
    sortText: String(place).padStart(5, '0'),
    ...(origin === undefined ? {} : { labelDetails: { description: origin } }),
    ...(detail === '' ? {} : { detail }),
    ...(isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
  };
}

/** Items come back as the server sent them, from a client that keeps its word. */
function readData(data: unknown): ItemData | undefined {
  const isObject = typeof data === 'object' && data !== null && 'uri' in data && 'about' in data;
  return isObject && typeof data.uri === 'string' ? (data as ItemData) : undefined;
}

const kinds: Readonly<Record<Proposal['kind'], CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  flag: CompletionItemKind.Keyword,
  type: CompletionItemKind.Class,
  macro: CompletionItemKind.Constant,
  file: CompletionItemKind.File,
  routine: CompletionItemKind.Function,
  argument: CompletionItemKind.Variable,
  code: CompletionItemKind.EnumMember,
  rule: CompletionItemKind.Value,
  heading: CompletionItemKind.Module,
  annotation: CompletionItemKind.Text,
  snippet: CompletionItemKind.Snippet,
};
