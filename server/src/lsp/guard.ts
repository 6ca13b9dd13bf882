import {
  ErrorCodes,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  type CancellationToken,
  type MessageConnection,
} from 'vscode-languageserver/node';

/** Where the server stands in its life. */
export type Phase = 'new' | 'running' | 'shut-down';

/**
 * Runs everything that a client asks for. What throws is a bug of ours: it is logged with the request that caused it,
 * the client gets an InternalError, and the server lives on.
 */
export class Guard {
  phase: Phase = 'new';
  /** How many messages the client has had taken up. */
  handled = 0;
  readonly #connection: MessageConnection;
  readonly #room: () => Promise<void>;

  /** `room` settles when the client has read enough for another answer. */
  constructor(connection: MessageConnection, room: () => Promise<void>) {
    this.#connection = connection;
    this.#room = room;
  }

  async request<Result>(
    method: string,
    params: unknown,
    token: CancellationToken,
    answer: () => Result | Promise<Result>,
  ): Promise<Result | ResponseError> {
    this.handled += 1;
    const refusal = this.#refusal(method);
    if (refusal !== undefined) return refusal;
    await this.#room();
    try {
      const result = await answer();
      if (token.isCancellationRequested) {
        return new ResponseError(LSPErrorCodes.RequestCancelled, 'the client cancelled it');
      }
      return result;
    } catch (error) {
      if (error instanceof ResponseError) return error;
      this.#log(method, params, error);
      return new ResponseError(ErrorCodes.InternalError, `${method} failed: ${messageOf(error)}`);
    }
  }

  async notification(
    method: string,
    params: unknown,
    take: () => void | Promise<void>,
  ): Promise<void> {
    this.handled += 1;
    if (this.phase !== 'running') return;
    try {
      await take();
    } catch (error) {
      this.#log(method, params, error);
    }
  }

  /** For what the server does by itself: name it as `what`. */
  background(what: string, work: Promise<void>): void {
    void work.catch((error: unknown) => this.#log(what, undefined, error));
  }

  log(type: MessageType, message: string): void {
    // A client that went away cannot read a log.
    void this.#connection.sendNotification('window/logMessage', { type, message }).catch(() => {});
  }

  #refusal(method: string): ResponseError | undefined {
    if (this.phase === 'new' && method !== 'initialize') {
      return new ResponseError(ErrorCodes.ServerNotInitialized, `${method} came before initialize`);
    }
    if (this.phase === 'running' && method === 'initialize') {
      return new ResponseError(ErrorCodes.InvalidRequest, 'initialize came a second time');
    }
    if (this.phase === 'shut-down') {
      return new ResponseError(ErrorCodes.InvalidRequest, `${method} came after shutdown`);
    }
    return undefined;
  }

  #log(method: string, params: unknown, error: unknown): void {
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.log(MessageType.Error, `${method} ${brief(params)} failed\n${trace}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A request's parameters for the log: texts of documents are cut, and so is what is left. */
function brief(params: unknown): string {
  const json = JSON.stringify(params, (key, value: unknown) =>
    key === 'text' && typeof value === 'string' && value.length > 100
      ? `${value.slice(0, 100)}… (${value.length} characters)`
      : value,
  );
  if (json === undefined) return '';
  return json.length > 1000 ? `${json.slice(0, 1000)}…` : json;
}
