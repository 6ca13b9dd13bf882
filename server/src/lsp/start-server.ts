import {
  createMessageConnection,
  ErrorCodes,
  LSPErrorCodes,
  MessageType,
  NullLogger,
  ResponseError,
  type CancellationToken,
  type InitializeParams,
  type InitializeResult,
  type MessageConnection,
  type ResponseMessage,
} from 'vscode-languageserver/node';
import { capabilities } from './capabilities.ts';
import { extraHandlers } from './extra-handlers.ts';
import { UnreadableMessage } from './frame-reader.ts';
import { Guard } from './guard.ts';
import { handlers } from './handlers.ts';
import { notifications, type Notifications } from './notifications.ts';
import type { ExtraRequests } from './protocol.ts';
import type { Handlers, ParamsOf } from './requests.ts';
import { Session } from './session.ts';
import { openChannel, type Channel, type Transport } from './transport.ts';

export interface ServerOptions {
  readonly transport: Transport;
  /** The program's version, as the client shows it. */
  readonly version: string;
}

/**
 * Serves one client until it says `exit` or goes away, and resolves with the exit status: 0 if it said `shutdown`
 * before, else 1. The caller ends the process. Rejects where the transport cannot be opened.
 */
export async function startServer({ transport, version }: ServerOptions): Promise<number> {
  const channel = await openChannel(transport);
  const connection = createMessageConnection(channel.reader, channel.writer, NullLogger, {
    connectionStrategy: {
      // A request that is cancelled while it waits is never begun.
      cancelUndispatched: cancelledResponse,
    },
  });
  const guard = new Guard(connection, channel.room);
  const life = new Life(guard);
  endWithChannel(connection, channel, guard, life);
  answer(connection, guard, life, version);
  connection.listen();
  const status = await life.ended;
  connection.dispose();
  channel.close();
  return status;
}

/** The connection fills in which request it answers. */
function cancelledResponse(): ResponseMessage {
  const error = { code: LSPErrorCodes.RequestCancelled, message: 'the client cancelled it' };
  return { jsonrpc: '2.0', id: null, error };
}

/** The server's end: it comes once, and it always comes when the client is gone. */
class Life {
  readonly ended: Promise<number>;
  readonly end: () => void;
  #parentWatch: NodeJS.Timeout | undefined;

  constructor(guard: Guard) {
    let resolve: (status: number) => void = () => {};
    this.ended = new Promise((settle) => (resolve = settle));
    this.end = () => {
      clearInterval(this.#parentWatch);
      resolve(guard.phase === 'shut-down' ? 0 : 1);
    };
  }

  /** A client that is killed may leave the pipe open in another child of its: its process is looked at, too. */
  watchParent(processId: number): void {
    this.#parentWatch = setInterval(() => {
      if (!isAlive(processId)) this.end();
    }, 3000).unref();
  }
}

function isAlive(processId: number): boolean {
  try {
    // Signal 0 only asks.
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function endWithChannel(
  connection: MessageConnection,
  { reader, writer, onGone }: Channel,
  guard: Guard,
  life: Life,
): void {
  connection.onNotification('exit', life.end);
  connection.onClose(life.end);
  onGone(life.end);
  writer.onError(life.end);
  reader.onError((error) => {
    guard.log(MessageType.Warning, error.message);
    if (!(error instanceof UnreadableMessage)) return;
    const code: number = ErrorCodes.ParseError;
    const response: ResponseMessage = {
      jsonrpc: '2.0',
      id: null,
      error: { code, message: error.message },
    };
    writer.write(response).catch(life.end);
  });
}

function answer(connection: MessageConnection, guard: Guard, life: Life, version: string): void {
  let session: Session | undefined;
  const current = (): Session => {
    if (session === undefined) throw new Error('there is no session before initialize');
    return session;
  };

  connection.onRequest('initialize', (params: InitializeParams, token: CancellationToken) =>
    guard.request('initialize', undefined, token, (): InitializeResult => {
      session = new Session(connection, guard, params);
      guard.phase = 'running';
      if (params.processId !== null) life.watchParent(params.processId);
      return {
        capabilities: capabilities(session.client, session.convert.encoding),
        serverInfo: { name: 'machlint', version },
      };
    }),
  );
  // Emacs sends `"params": null` where others send none: the token is the last argument in either case.
  connection.onRequest('shutdown', (...args: readonly [...unknown[], CancellationToken]) =>
    guard.request('shutdown', undefined, args[args.length - 1] as CancellationToken, () => {
      guard.phase = 'shut-down';
      session?.updates.stop();
      return null;
    }),
  );

  const take = <Method extends keyof Notifications>(method: Method): void => {
    connection.onNotification(method, (params: Notifications[Method]) =>
      guard.notification(method, params, () => notifications[method](current(), params)),
    );
  };
  const handle = <Method extends keyof Handlers>(method: Method): void => {
    connection.onRequest(method, (params: ParamsOf<Method>, token: CancellationToken) =>
      guard.request(method, params, token, () => handlers[method](current(), params, token)),
    );
  };
  const handleExtra = <Method extends keyof ExtraRequests>(method: Method): void => {
    connection.onRequest(
      method,
      (params: ExtraRequests[Method]['params'], token: CancellationToken) =>
        guard.request(method, params, token, () => extraHandlers[method](current(), params, token)),
    );
  };
  // The tables are closed records: these are all of their keys.
  (Object.keys(notifications) as (keyof Notifications)[]).forEach(take);
  (Object.keys(handlers) as (keyof Handlers)[]).forEach(handle);
  (Object.keys(extraHandlers) as (keyof ExtraRequests)[]).forEach(handleExtra);
  connection.onRequest((method, params, token) =>
    guard.request(method, params, token, () => {
      throw new ResponseError(ErrorCodes.MethodNotFound, `machlint does not know ${method}`);
    }),
  );
}
