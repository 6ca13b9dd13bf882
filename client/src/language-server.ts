import * as vscode from 'vscode';
import {
  CancellationReceiverStrategy,
  CancellationSenderStrategy,
  ConnectionError,
  ErrorCodes,
  LanguageClient,
  ResponseError,
  TransportKind,
  type ClientCapabilities,
  type LanguageClientOptions,
  type ServerOptions,
  type StaticFeature,
} from 'vscode-languageclient/node';
import type { ExtraNotifications, ExtraRequests } from '../../server/src/lsp/protocol.ts';

/** The documents that the server is told of: it leaves alone what is no interface and no Mach page. */
export const selector = [
  { language: 'mig', scheme: 'file' },
  { language: 'mig', scheme: 'untitled' },
  { language: 'html', scheme: 'file' },
] as const satisfies vscode.DocumentFilter[];

/**
 * The one language server of this window. It is started when somebody needs it, and whoever asks it something waits
 * until it runs.
 */
export class LanguageServer implements vscode.Disposable {
  readonly #client: LanguageClient;
  readonly #started = new vscode.EventEmitter<void>();
  #running: Promise<void> | undefined;

  /** Fires whenever the server has been started, again too. */
  readonly onStarted = this.#started.event;

  constructor(program: string, log: vscode.LogOutputChannel) {
    this.#client = new LanguageClient(
      'machlint',
      'machlint',
      serverOptions(program),
      clientOptions(log),
    );
    this.#client.registerFeature(announcement);
  }

  /** Starts the server where it does not run yet; resolves when it answers. */
  start(): Promise<void> {
    this.#running ??= this.#client.start().then(() => this.#started.fire());
    return this.#running;
  }

  async restart(): Promise<void> {
    if (this.#running === undefined) return this.start();
    this.#running = this.#client.restart().then(() => this.#started.fire());
    return this.#running;
  }

  /** Asks the server something of its own; starts it for that, and asks again where it is restarted meanwhile. */
  async ask<Method extends keyof ExtraRequests>(
    method: Method,
    params: ExtraRequests[Method]['params'],
    token?: vscode.CancellationToken,
  ): Promise<ExtraRequests[Method]['result']> {
    const running = this.start();
    await running;
    try {
      // An absent token would travel as a second parameter.
      return token === undefined
        ? await this.#client.sendRequest<ExtraRequests[Method]['result']>(method, params)
        : await this.#client.sendRequest<ExtraRequests[Method]['result']>(method, params, token);
    } catch (error) {
      if (this.#running === running) throw error;
      return this.ask(method, params, token);
    }
  }

  onNotification<Method extends keyof ExtraNotifications>(
    method: Method,
    take: (params: ExtraNotifications[Method]) => void,
  ): vscode.Disposable {
    return this.#client.onNotification(method, take);
  }

  /** For what goes beyond questions: conversions, progress, the protocol's own requests. */
  get client(): LanguageClient {
    return this.#client;
  }

  dispose(): void {
    this.#started.dispose();
    void this.#client.dispose();
  }
}

function serverOptions(program: string): ServerOptions {
  const run = { module: program, transport: TransportKind.ipc, args: ['lsp'] };
  return { run, debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } } };
}

function clientOptions(log: vscode.LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: [...selector],
    outputChannel: log,
    diagnosticPullOptions: { onChange: true },
    markdown: { isTrusted: false, supportHtml: false },
    middleware: { sendRequest: withoutEndedConnection, sendNotification: unlessEnded },
    connectionOptions: {
      cancellationStrategy: { receiver: CancellationReceiverStrategy.Message, sender: whileItRuns },
    },
    initializationOptions: vscode.workspace.getConfiguration('machlint'),
  };
}

/** A request that a restart cut off has no answer: the client gives an empty one, and the editor asks again. */
const withoutEndedConnection: NonNullable<
  NonNullable<LanguageClientOptions['middleware']>['sendRequest']
> = async (type, param, token, next) => {
  try {
    return await next(type, param, token);
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
    throw new ResponseError(ErrorCodes.ConnectionInactive, error.message);
  }
};

/** What a server is not told before it ends, the next one learns when it starts. */
const unlessEnded: NonNullable<
  NonNullable<LanguageClientOptions['middleware']>['sendNotification']
> = async (type, next, params) => {
  try {
    await next(type, params);
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
  }
};

/** That an answer is not wanted any more, a server that has ended need not hear: the usual sender throws then. */
const whileItRuns: CancellationSenderStrategy = {
  sendCancellation: async (connection, id) => {
    await CancellationSenderStrategy.Message.sendCancellation(connection, id);
  },
  cleanup: () => undefined,
};

/** What the extension can do beyond the protocol: grey inactive regions, show the status. */
const announcement: StaticFeature = {
  fillClientCapabilities(capabilities: ClientCapabilities): void {
    const inactive = { inactiveRegionsCapabilities: { inactiveRegions: true } };
    capabilities.textDocument = { ...capabilities.textDocument, ...inactive };
    const experimental: unknown = capabilities.experimental;
    const others = typeof experimental === 'object' ? experimental : {};
    capabilities.experimental = { ...others, machlintStatus: true };
  },
  initialize() {},
  getState: () => ({ kind: 'static' }),
  clear() {},
};
