import type {
  InitializeParams,
  ProgressToken,
  MessageConnection,
} from 'vscode-languageserver/node';
import { outermost } from '../host/path.ts';
import type { FileId } from '../text/span.ts';
import { clientFeatures, type ClientFeatures } from './client-features.ts';
import { createConverter, negotiatedEncoding, type Converter } from './convert.ts';
import { Documents, type OpenDocument } from './documents.ts';
import { Folder } from './folder.ts';
import type { Guard } from './guard.ts';
import { kindOfDocument } from './document-kind.ts';
import { LastTokens } from './semantic-tokens.ts';
import { Updates } from './updates.ts';
import { fileOfUri, uriOfFile } from './uri.ts';

/** Everything that one client's session knows. Handlers read it; only notifications change it. */
export class Session {
  readonly connection: MessageConnection;
  readonly guard: Guard;
  readonly client: ClientFeatures;
  readonly convert: Converter;
  readonly documents: Documents;
  /** For open documents that lie in no folder. */
  readonly loose = new Folder(undefined);
  folders: readonly Folder[];
  readonly updates: Updates;
  readonly lastTokens = new LastTokens();
  /** The settings that the client gave by itself: they count where it answers no questions about them. */
  initialSettings: unknown;
  /** Settles when the folders have been read for the first time. */
  readonly ready: Promise<void>;
  isReady = false;
  #becomeReady: () => void = () => {};
  #tokens = 0;

  constructor(connection: MessageConnection, guard: Guard, params: InitializeParams) {
    this.connection = connection;
    this.guard = guard;
    this.client = clientFeatures(params);
    this.convert = createConverter(
      negotiatedEncoding(params.capabilities.general?.positionEncodings),
    );
    this.documents = new Documents(this.convert, kindOfDocument);
    this.updates = new Updates(this);
    this.initialSettings = params.initializationOptions;
    this.folders = outermost(rootsOf(params)).map((root) => new Folder(root));
    this.ready = new Promise((resolve) => {
      this.#becomeReady = resolve;
    });
  }

  get allFolders(): readonly Folder[] {
    return [...this.folders, this.loose];
  }

  setReady(): void {
    this.isReady = true;
    this.#becomeReady();
  }

  /** The folder that answers for a file: the innermost one that it lies in, else one that reads it as an include. */
  folderOf(file: FileId): Folder {
    const holders = this.folders.filter((folder) => folder.holds(file));
    const length = ({ root }: Folder): number => root?.length ?? 0;
    return (
      holders.toSorted((a, b) => length(b) - length(a))[0] ??
      this.folders.find((folder) => folder.snapshot.files.has(file)) ??
      this.loose
    );
  }

  documentsIn(folder: Folder): readonly OpenDocument[] {
    return [...this.documents.all].filter(({ file }) => this.folderOf(file.id) === folder);
  }

  /** The client's own spelling for a document that it has open. */
  uriOf(file: FileId): string {
    return this.documents.get(file)?.uri ?? uriOfFile(file);
  }

  newToken(): string {
    return `machlint/${(this.#tokens += 1)}`;
  }

  /** Gives the client one part of a long answer. */
  sendPartial(token: ProgressToken, value: object): Promise<void> {
    return this.connection.sendNotification('$/progress', { token, value });
  }

  /** Puts folders beside the one that they lie in: they have a configuration of their own. */
  addInner(roots: readonly FileId[]): readonly Folder[] {
    const unknown = roots.filter((root) => !this.folders.some((folder) => folder.root === root));
    const added = unknown.map((root) => new Folder(root));
    this.folders = [...this.folders, ...added];
    return added;
  }

  /** Takes the folders that the client now has. Folders that stay keep what they know. */
  setFolders(roots: readonly FileId[]): readonly Folder[] {
    const before = this.folders;
    const outer = outermost(roots);
    const inner = before.flatMap(({ root }) =>
      root !== undefined && outer.some((each) => root.startsWith(`${each}/`)) ? root : [],
    );
    this.folders = [...outer, ...inner].map(
      (root) => before.find((folder) => folder.root === root) ?? new Folder(root),
    );
    return this.folders.filter((folder) => !before.includes(folder));
  }
}

function rootsOf({ workspaceFolders, ...older }: InitializeParams): readonly FileId[] {
  const named = workspaceFolders?.map(({ uri }) => uri);
  // Clients from before workspace folders say it in one of these two.
  const uris = named ?? ('rootUri' in older && older.rootUri ? [older.rootUri] : []);
  return uris.flatMap((uri) => fileOfUri(uri) ?? []);
}
