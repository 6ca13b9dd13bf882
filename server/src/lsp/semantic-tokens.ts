import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver/node';
import {
  semanticTokens,
  tokenKinds,
  tokenModifiers,
  type SemanticToken,
} from '../features/semantic-tokens.ts';
import type { Span } from '../text/span.ts';
import { rangeIn, type Question } from './question.ts';

/** Names in the order of their numbers in the answers. */
export const legend = { tokenTypes: [...tokenKinds], tokenModifiers: [...tokenModifiers] };

/** All tokens of a document that the client wants, or those of them that a range touches. */
export function tokensIn(question: Question, within?: Span): SemanticTokens {
  const all = semanticTokens(question.snapshot, question.file.id);
  const isForNamesOnly = question.session.client.augmentsSyntaxTokens;
  const tokens = isForNamesOnly ? all.filter(({ kind }) => kindsOfNames.has(kind)) : all;
  const wanted =
    within === undefined
      ? tokens
      : tokens.filter(({ span }) => span.end > within.start && span.start < within.end);
  return { data: encoded(question, wanted) };
}

/** What no grammar can know: whose name a word is. */
const kindsOfNames: ReadonlySet<SemanticToken['kind']> = new Set([
  'type',
  'function',
  'parameter',
  'macro',
  'namespace',
]);

/** All tokens, remembered for the difference that the client may ask next. */
export function allTokens(question: Question): SemanticTokens {
  const { session, file } = question;
  const { data } = tokensIn(question);
  return { data, resultId: session.lastTokens.keep(file.id, data) };
}

/** What changed since an answer that the client still has: one run of numbers put in the place of another. */
export function tokensSince(
  question: Question,
  previousResultId: string,
): SemanticTokens | SemanticTokensDelta {
  const { session, file } = question;
  const before = session.lastTokens.get(file.id, previousResultId);
  const after = allTokens(question);
  if (before === undefined || after.resultId === undefined) return after;
  const { data, resultId } = after;
  let start = 0;
  while (start < before.length && start < data.length && before[start] === data[start]) start += 1;
  let left = before.length;
  let right = data.length;
  while (left > start && right > start && before[left - 1] === data[right - 1]) {
    left -= 1;
    right -= 1;
  }
  const isSame = left === start && right === start;
  const edits = isSame
    ? []
    : [{ start, deleteCount: left - start, data: data.slice(start, right) }];
  return { resultId, edits };
}

/** The last answer for each document. */
export class LastTokens {
  readonly #byFile = new Map<string, { readonly id: string; readonly data: readonly number[] }>();
  #count = 0;

  keep(file: string, data: readonly number[]): string {
    const id = String((this.#count += 1));
    this.#byFile.set(file, { id, data });
    return id;
  }

  get(file: string, id: string): readonly number[] | undefined {
    const known = this.#byFile.get(file);
    return known?.id === id ? known.data : undefined;
  }

  drop(file: string): void {
    this.#byFile.delete(file);
  }
}

/** Five numbers a token: lines and columns from the one before, length, kind, modifiers as bits. */
function encoded(question: Question, tokens: readonly SemanticToken[]): number[] {
  const data: number[] = [];
  let lastLine = 0;
  let lastColumn = 0;
  for (const { span, kind, modifiers } of tokens) {
    const { start, end } = rangeIn(question, span);
    const column = start.line === lastLine ? start.character - lastColumn : start.character;
    const bits = modifiers.reduce((set, each) => set | (1 << tokenModifiers.indexOf(each)), 0);
    const length = end.character - start.character;
    data.push(start.line - lastLine, column, length, tokenKinds.indexOf(kind), bits);
    lastLine = start.line;
    lastColumn = start.character;
  }
  return data;
}
