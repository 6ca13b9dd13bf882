import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type CancellationToken,
  type ClientCapabilities,
  type InitializeResult,
  type MessageConnection,
  type Position,
} from 'vscode-languageserver-protocol/node';

/** The program as npm installs it. */
const program = fileURLToPath(new URL('../../bin/machlint.js', import.meta.url));

/**
 * An editor without a screen: it speaks the protocol to a real process of the server over a pipe, and knows nothing of
 * the server's code.
 */
export interface Client {
  readonly process: ChildProcessWithoutNullStreams;
  readonly connection: MessageConnection;
  readonly capabilities: InitializeResult['capabilities'];
  /** Everything that the server told by itself, in order. */
  readonly told: readonly { readonly method: string; readonly params: unknown }[];
  readonly request: <Result>(
    method: string,
    params: unknown,
    token?: CancellationToken,
  ) => Promise<Result>;
  readonly notify: (method: string, params: unknown) => Promise<void>;
  readonly open: (uri: string, text: string, languageId?: string) => Promise<void>;
  /** Resolves with the parameters of the first such notification that fulfils the condition, past ones included. */
  readonly untilTold: <Params>(
    method: string,
    isWanted?: (params: Params) => boolean,
  ) => Promise<Params>;
  /** `shutdown` and `exit`; resolves with the exit status. */
  readonly stop: () => Promise<number | null>;
  readonly exited: Promise<number | null>;
}

export interface ClientOptions {
  /** The workspace folders on disk. */
  readonly folders?: readonly string[];
  readonly capabilities?: ClientCapabilities;
  /** The section `machlint`, for a client that is asked. */
  readonly settings?: object;
  readonly initializationOptions?: object;
}

export async function startClient(options: ClientOptions = {}): Promise<Client> {
  const { folders = [], capabilities = {}, settings } = options;
  const child = spawn(process.execPath, [program, 'lsp', '--stdio']);
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.stderr.pipe(process.stderr);
  const connection = createMessageConnection(child.stdout, child.stdin);
  const told: { method: string; params: unknown }[] = [];
  const listeners = new Set<() => void>();
  connection.onNotification((method, params: unknown) => {
    told.push({ method, params });
    for (const listener of [...listeners]) listener();
  });
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
    items.map(() => settings ?? null),
  );
  connection.onRequest(() => null);
  // A server that dies breaks the pipe: the test sees it by its exit status.
  connection.onError(() => {});
  child.stdin.on('error', () => {});
  connection.listen();

  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities,
    workspaceFolders: folders.map((folder) => ({ uri: uriOf(folder), name: folder })),
    initializationOptions: options.initializationOptions,
  });
  await connection.sendNotification('initialized', {});

  const client: Client = {
    process: child,
    connection,
    capabilities: initialized.capabilities,
    told,
    exited,
    // An absent token would travel as a second parameter.
    request: (method, params, token) =>
      token === undefined
        ? connection.sendRequest(method, params)
        : connection.sendRequest(method, params, token),
    notify: (method, params) => connection.sendNotification(method, params),
    open: (uri, text, languageId = '') =>
      connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId, version: 1, text },
      }),
    untilTold: (method, isWanted = () => true) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = told.find(
            (each) => each.method === method && isWanted(each.params as never),
          );
          if (found === undefined) return;
          listeners.delete(look);
          resolve(found.params as never);
        };
        listeners.add(look);
        look();
      }),
    stop: async () => {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      return exited;
    },
  };
  running.add(client);
  void exited.then(() => running.delete(client));
  return client;
}

/** Ends every server that a test left running. */
export async function endClients(): Promise<void> {
  await Promise.all(
    [...running].map(({ process: child, exited }) => {
      child.kill();
      return exited;
    }),
  );
}

const running = new Set<Client>();

export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

/** The position of the first occurrence of a text, in UTF-16 units, lines ending at LF. */
export function positionOf(text: string, wanted: string, within = 0): Position {
  const offset = text.indexOf(wanted) + within;
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}
