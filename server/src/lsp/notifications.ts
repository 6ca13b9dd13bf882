import type {
  DidChangeConfigurationParams,
  DidChangeTextDocumentParams,
  DidChangeWatchedFilesParams,
  DidChangeWorkspaceFoldersParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  InitializedParams,
} from 'vscode-languageserver/node';
import { FileChangeType } from 'vscode-languageserver/node';
import type { FileId } from '../text/span.ts';
import { configure, loadFolders, start } from './loading.ts';
import type { OpenDocument } from './documents.ts';
import type { Session } from './session.ts';
import { fileOfUri } from './uri.ts';

/** What a client tells without waiting for an answer. These alone change a session. */
export interface Notifications {
  initialized: InitializedParams;
  'textDocument/didOpen': DidOpenTextDocumentParams;
  'textDocument/didChange': DidChangeTextDocumentParams;
  'textDocument/didClose': DidCloseTextDocumentParams;
  'workspace/didChangeConfiguration': DidChangeConfigurationParams;
  'workspace/didChangeWatchedFiles': DidChangeWatchedFilesParams;
  'workspace/didChangeWorkspaceFolders': DidChangeWorkspaceFoldersParams;
}

type Takers = {
  readonly [Method in keyof Notifications]: (
    session: Session,
    params: Notifications[Method],
  ) => void | Promise<void>;
};

export const notifications: Takers = {
  initialized: (session) => start(session),

  'textDocument/didOpen': (session, params) => takeText(session, session.documents.open(params)),

  'textDocument/didChange': (session, params) =>
    takeText(session, session.documents.change(params)),

  'textDocument/didClose': (session, { textDocument }) => {
    const file = session.documents.close(textDocument.uri);
    if (file === undefined) return;
    session.lastTokens.drop(file);
    session.folderOf(file).refresh([file]);
    session.updates.closed(textDocument.uri);
  },

  'workspace/didChangeConfiguration': (session, { settings }) => configure(session, settings),

  'workspace/didChangeWatchedFiles': (session, { changes }) => {
    const gone = changes.filter(({ type }) => type === FileChangeType.Deleted);
    const there = changes.filter(({ type }) => type !== FileChangeType.Deleted);
    const configured = changes.flatMap(({ uri }) => {
      const file = fileOfUri(uri);
      // Both tell which files belong to the folder at all.
      const isConfiguration = file !== undefined && /\/(?:machlint\.jsonc|\.gitignore)$/.test(file);
      return isConfiguration ? session.folders.filter((folder) => folder.holds(file)) : [];
    });
    refresh(session, [
      ...there.flatMap(({ uri }) => fileOfUri(uri) ?? []),
      ...gone.flatMap(({ uri }) => knownUnder(session, uri)),
    ]);
    if (configured.length > 0) return loadFolders(session, [...new Set(configured)]);
    return undefined;
  },

  'workspace/didChangeWorkspaceFolders': async (session, { event }) => {
    const removed = new Set(event.removed.map(({ uri }) => fileOfUri(uri)));
    const kept = session.folders.flatMap(({ root }) => root ?? []).filter((r) => !removed.has(r));
    const added = event.added.flatMap(({ uri }) => fileOfUri(uri) ?? []);
    await loadFolders(session, session.setFolders([...kept, ...added]));
  },
};

function takeText(session: Session, document: OpenDocument | undefined): void {
  if (document === undefined) return;
  session.folderOf(document.file.id).set(document.file);
  session.updates.edited();
}

/** A deleted folder is told by its own name alone. */
function knownUnder(session: Session, uri: string): readonly FileId[] {
  const gone = fileOfUri(uri);
  if (gone === undefined) return [];
  const known = session.allFolders.flatMap(({ snapshot }) => [...snapshot.files.keys()]);
  return known.filter((file) => file === gone || file.startsWith(`${gone}/`));
}

/** Reads changed files again, all of a folder in one step; an open document's text is the editor's. */
function refresh(session: Session, files: readonly FileId[]): void {
  const closed = files.filter((file) => session.documents.get(file) === undefined);
  for (const folder of session.allFolders) {
    folder.refresh(closed.filter((file) => session.folderOf(file) === folder));
  }
  if (closed.length > 0) session.updates.everything();
}
