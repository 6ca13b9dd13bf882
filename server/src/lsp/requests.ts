import type {
  CancellationToken,
  CompletionRequest,
  DefinitionRequest,
  DocumentDiagnosticRequest,
  DocumentSymbolRequest,
  HoverRequest,
  ProtocolRequestType,
  ServerCapabilities,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver/node';
import type { Session } from './session.ts';

/** Every request that the server answers, by its method, with the protocol's own type of it. */
export interface Requests {
  'textDocument/completion': typeof CompletionRequest.type;
  'textDocument/definition': typeof DefinitionRequest.type;
  'textDocument/diagnostic': typeof DocumentDiagnosticRequest.type;
  'textDocument/documentSymbol': typeof DocumentSymbolRequest.type;
  'textDocument/hover': typeof HoverRequest.type;
  'workspace/diagnostic': typeof WorkspaceDiagnosticRequest.type;
}

/** Which capability promises which requests: the compiler holds promise and answer together, in both directions. */
interface PromisedBy {
  completionProvider: 'textDocument/completion';
  definitionProvider: 'textDocument/definition';
  diagnosticProvider: 'textDocument/diagnostic' | 'workspace/diagnostic';
  documentSymbolProvider: 'textDocument/documentSymbol';
  hoverProvider: 'textDocument/hover';
}

/** One entry for every capability that promises a request; undefined: not to this client. */
export type Promises = { readonly [Key in keyof PromisedBy]: ServerCapabilities[Key] | undefined };

export type ParamsOf<M extends keyof Requests> =
  Requests[M] extends ProtocolRequestType<infer Params, infer _R, infer _P, infer _E, infer _O>
    ? Params
    : never;

export type ResultOf<M extends keyof Requests> =
  Requests[M] extends ProtocolRequestType<infer _Q, infer Result, infer _P, infer _E, infer _O>
    ? Result
    : never;

export type Handler<M extends keyof Requests> = (
  session: Session,
  params: ParamsOf<M>,
  token: CancellationToken,
) => ResultOf<M> | Promise<ResultOf<M>>;

/** One entry for every request that a capability promises. */
export type Handlers = { readonly [M in PromisedBy[keyof PromisedBy]]: Handler<M> };
