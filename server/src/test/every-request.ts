import type { RandomSession } from './random-session.ts';

/** A request that an editor sends about a place or a document, with its parameters. */
export interface Request {
  readonly method: string;
  readonly params: object;
}

/** Every request of the protocol that machlint answers about a place. */
export function requestsAt(session: RandomSession, name: string): readonly Request[] {
  const textDocument = { uri: session.uri(name) };
  const position = session.anyPosition(name);
  const other = session.anyPosition(name);
  const isBefore =
    position.line < other.line ||
    (position.line === other.line && position.character <= other.character);
  const range = isBefore ? { start: position, end: other } : { start: other, end: position };
  const options = { tabSize: 8, insertSpaces: false };
  const place = { textDocument, position };
  const about = (method: string, params: object = {}): Request => ({
    method: `textDocument/${method}`,
    params: { ...place, ...params },
  });
  return [
    ...[about('hover'), about('completion'), about('signatureHelp'), about('definition')],
    ...[about('declaration'), about('typeDefinition'), about('implementation')],
    about('references', { context: { includeDeclaration: true } }),
    ...[
      about('documentHighlight'),
      about('prepareRename'),
      about('rename', { newName: 'renamed' }),
    ],
    ...[about('prepareTypeHierarchy'), about('prepareCallHierarchy'), about('linkedEditingRange')],
    about('selectionRange', { positions: [position, other] }),
    about('codeAction', { range, context: { diagnostics: [] } }),
    about('onTypeFormatting', { ch: ';', options }),
    ...[about('formatting', { options }), about('rangeFormatting', { range, options })],
    ...[about('documentSymbol'), about('documentLink'), about('foldingRange'), about('codeLens')],
    ...[about('inlayHint', { range }), about('semanticTokens/full'), about('diagnostic')],
    about('semanticTokens/range', { range }),
    { method: 'machlint/counterparts', params: place },
    { method: 'machlint/layout', params: place },
    { method: 'machlint/pagePreview', params: { textDocument } },
    { method: 'workspace/symbol', params: { query: session.oneOf(['thing', '#501', 'x', '']) } },
  ];
}

/** The answer, or the code of the refusal: both are part of what a fresh server must say, too. */
export async function answerOf(
  session: Pick<RandomSession, 'client'>,
  { method, params }: Request,
): Promise<unknown> {
  try {
    return await session.client.request<unknown>(method, params);
  } catch (error) {
    const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
    return { refused: code, reason: error instanceof Error ? error.message : String(error) };
  }
}
