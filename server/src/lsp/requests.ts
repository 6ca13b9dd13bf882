import type {
  CancellationToken,
  CompletionRequest,
  CompletionResolveRequest,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  FoldingRangeRequest,
  LinkedEditingRangeRequest,
  ReferencesRequest,
  SelectionRangeRequest,
  DefinitionRequest,
  DocumentDiagnosticRequest,
  DocumentSymbolRequest,
  HoverRequest,
  ServerCapabilities,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver/node';
import type { Session } from './session.ts';

/** Every request that the server answers, by its method, with the protocol's own type of it. */
export interface Requests {
  'completionItem/resolve': typeof CompletionResolveRequest.type;
  'textDocument/completion': typeof CompletionRequest.type;
  'textDocument/definition': typeof DefinitionRequest.type;
  'textDocument/diagnostic': typeof DocumentDiagnosticRequest.type;
  'textDocument/documentHighlight': typeof DocumentHighlightRequest.type;
  'textDocument/documentLink': typeof DocumentLinkRequest.type;
  'textDocument/documentSymbol': typeof DocumentSymbolRequest.type;
  'textDocument/foldingRange': typeof FoldingRangeRequest.type;
  'textDocument/formatting': typeof DocumentFormattingRequest.type;
  'textDocument/hover': typeof HoverRequest.type;
  'textDocument/linkedEditingRange': typeof LinkedEditingRangeRequest.type;
  'textDocument/onTypeFormatting': typeof DocumentOnTypeFormattingRequest.type;
  'textDocument/rangeFormatting': typeof DocumentRangeFormattingRequest.type;
  'textDocument/references': typeof ReferencesRequest.type;
  'textDocument/selectionRange': typeof SelectionRangeRequest.type;
  'workspace/diagnostic': typeof WorkspaceDiagnosticRequest.type;
}

/** Which capability promises which requests: the compiler holds promise and answer together, in both directions. */
interface PromisedBy {
  completionProvider: 'textDocument/completion' | 'completionItem/resolve';
  definitionProvider: 'textDocument/definition';
  diagnosticProvider: 'textDocument/diagnostic' | 'workspace/diagnostic';
  documentFormattingProvider: 'textDocument/formatting';
  documentHighlightProvider: 'textDocument/documentHighlight';
  documentLinkProvider: 'textDocument/documentLink';
  documentOnTypeFormattingProvider: 'textDocument/onTypeFormatting';
  documentRangeFormattingProvider: 'textDocument/rangeFormatting';
  documentSymbolProvider: 'textDocument/documentSymbol';
  foldingRangeProvider: 'textDocument/foldingRange';
  hoverProvider: 'textDocument/hover';
  linkedEditingRangeProvider: 'textDocument/linkedEditingRange';
  referencesProvider: 'textDocument/references';
  selectionRangeProvider: 'textDocument/selectionRange';
}

/** One entry for every capability that promises a request; undefined: not to this client. */
export type Promises = { readonly [Key in keyof PromisedBy]: ServerCapabilities[Key] | undefined };

/** The protocol's request types carry their parts in a property that never has a value. */
type Parts<M extends keyof Requests> = NonNullable<Requests[M]['_']>;
export type ParamsOf<M extends keyof Requests> = Parts<M>[0];
export type ResultOf<M extends keyof Requests> = Parts<M>[1];

export type Handler<M extends keyof Requests> = (
  session: Session,
  params: ParamsOf<M>,
  token: CancellationToken,
) => ResultOf<M> | Promise<ResultOf<M>>;

/** One entry for every request that a capability promises. */
export type Handlers = { readonly [M in PromisedBy[keyof PromisedBy]]: Handler<M> };
