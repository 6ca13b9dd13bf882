import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type TextDocumentIdentifier,
  type TextDocumentPositionParams,
} from 'vscode-languageserver/node';
import type { Place } from '../features/place.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Location, Position, Range } from './convert.ts';
import type { Folder } from './folder.ts';
import type { Session } from './session.ts';
import { fileOfUri } from './uri.ts';

/** What an answer is made from: one snapshot, and the conversions that need its texts. */
export interface Question {
  readonly session: Session;
  readonly folder: Folder;
  readonly snapshot: Snapshot;
  /** The document that was asked about. */
  readonly file: SourceFile;
}

type Answer<Params, Result> = (
  question: Question,
  params: Params,
  token: CancellationToken,
) => Result | Promise<Result>;

/** A handler of a request about one document; null for a document that is none of ours. */
export function onDocument<Params extends { textDocument: TextDocumentIdentifier }, Result>(
  answer: Answer<Params, Result>,
) {
  return async (
    session: Session,
    params: Params,
    token: CancellationToken,
  ): Promise<Result | null> => {
    const question = await questionAbout(session, params.textDocument.uri);
    return question === undefined ? null : answer(question, params, token);
  };
}

/** A handler of a request about one place in a document. What it does not find is null. */
export function onPlace<Params extends TextDocumentPositionParams, Result>(
  answer: (
    question: Question,
    place: Place,
    params: Params,
  ) => Result | undefined | Promise<Result | undefined>,
) {
  return onDocument<Params, Result | null>(
    async (question, params) =>
      (await answer(question, placeIn(question, params.position), params)) ?? null,
  );
}

export function placeIn({ session, file }: Question, position: Position): Place {
  return { file: file.id, offset: session.convert.offset(file, position) };
}

/** Waits until the folders are read; a question about a text that changed meanwhile must be asked again. */
export async function questionAbout(session: Session, uri: string): Promise<Question | undefined> {
  const id = fileOfUri(uri);
  if (id === undefined) return undefined;
  if (!session.isReady) {
    const asked = session.documents.get(id)?.file;
    await session.ready;
    if (session.documents.get(id)?.file !== asked) {
      throw new ResponseError(LSPErrorCodes.ContentModified, 'the document changed meanwhile');
    }
  }
  const folder = session.folderOf(id);
  const { snapshot } = folder;
  const file = snapshot.files.get(id);
  return file === undefined ? undefined : { session, folder, snapshot, file };
}

/** The range of a span in the document that was asked about. */
export function rangeIn({ session, file }: Question, span: Omit<Span, 'file'>): Range {
  return session.convert.range(file, span);
}

/** The place of a span in any file of the snapshot; undefined for a file that no client can open. */
export function locationOf(
  { session, snapshot }: Pick<Question, 'session' | 'snapshot'>,
  span: Span,
): Location | undefined {
  const file = snapshot.files.get(span.file);
  if (file === undefined) return undefined;
  return { uri: session.uriOf(span.file), range: session.convert.range(file, span) };
}
