import type {
  CallHierarchyIncomingCallsRequest,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  CancellationToken,
  CodeActionRequest,
  CodeActionResolveRequest,
  CodeLensRequest,
  CodeLensResolveRequest,
  CompletionRequest,
  CompletionResolveRequest,
  DeclarationRequest,
  DefinitionRequest,
  DocumentDiagnosticRequest,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  ImplementationRequest,
  InlayHintRequest,
  LinkedEditingRangeRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  ServerCapabilities,
  SignatureHelpRequest,
  TypeDefinitionRequest,
  WillRenameFilesRequest,
  TypeHierarchyPrepareRequest,
  TypeHierarchySubtypesRequest,
  TypeHierarchySupertypesRequest,
  WorkspaceDiagnosticRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import type { Session } from './session.ts';

/** Every request that the server answers, by its method, with the protocol's own type of it. */
export interface Requests {
  'callHierarchy/incomingCalls': typeof CallHierarchyIncomingCallsRequest.type;
  'callHierarchy/outgoingCalls': typeof CallHierarchyOutgoingCallsRequest.type;
  'codeAction/resolve': typeof CodeActionResolveRequest.type;
  'codeLens/resolve': typeof CodeLensResolveRequest.type;
  'completionItem/resolve': typeof CompletionResolveRequest.type;
  'textDocument/codeAction': typeof CodeActionRequest.type;
  'textDocument/codeLens': typeof CodeLensRequest.type;
  'textDocument/completion': typeof CompletionRequest.type;
  'textDocument/declaration': typeof DeclarationRequest.type;
  'textDocument/definition': typeof DefinitionRequest.type;
  'textDocument/diagnostic': typeof DocumentDiagnosticRequest.type;
  'textDocument/documentHighlight': typeof DocumentHighlightRequest.type;
  'textDocument/documentLink': typeof DocumentLinkRequest.type;
  'textDocument/documentSymbol': typeof DocumentSymbolRequest.type;
  'textDocument/foldingRange': typeof FoldingRangeRequest.type;
  'textDocument/formatting': typeof DocumentFormattingRequest.type;
  'textDocument/hover': typeof HoverRequest.type;
  'textDocument/implementation': typeof ImplementationRequest.type;
  'textDocument/inlayHint': typeof InlayHintRequest.type;
  'textDocument/linkedEditingRange': typeof LinkedEditingRangeRequest.type;
  'textDocument/onTypeFormatting': typeof DocumentOnTypeFormattingRequest.type;
  'textDocument/prepareCallHierarchy': typeof CallHierarchyPrepareRequest.type;
  'textDocument/prepareRename': typeof PrepareRenameRequest.type;
  'textDocument/prepareTypeHierarchy': typeof TypeHierarchyPrepareRequest.type;
  'textDocument/rangeFormatting': typeof DocumentRangeFormattingRequest.type;
  'textDocument/references': typeof ReferencesRequest.type;
  'textDocument/rename': typeof RenameRequest.type;
  'textDocument/selectionRange': typeof SelectionRangeRequest.type;
  'textDocument/semanticTokens/full': typeof SemanticTokensRequest.type;
  'textDocument/semanticTokens/full/delta': typeof SemanticTokensDeltaRequest.type;
  'textDocument/semanticTokens/range': typeof SemanticTokensRangeRequest.type;
  'textDocument/signatureHelp': typeof SignatureHelpRequest.type;
  'textDocument/typeDefinition': typeof TypeDefinitionRequest.type;
  'typeHierarchy/subtypes': typeof TypeHierarchySubtypesRequest.type;
  'typeHierarchy/supertypes': typeof TypeHierarchySupertypesRequest.type;
  'workspace/diagnostic': typeof WorkspaceDiagnosticRequest.type;
  'workspace/symbol': typeof WorkspaceSymbolRequest.type;
  'workspace/willRenameFiles': typeof WillRenameFilesRequest.type;
}

/** Which capability promises which requests: the compiler holds promise and answer together, in both directions. */
interface PromisedBy {
  callHierarchyProvider:
    | 'textDocument/prepareCallHierarchy'
    | 'callHierarchy/incomingCalls'
    | 'callHierarchy/outgoingCalls';
  codeActionProvider: 'textDocument/codeAction' | 'codeAction/resolve';
  codeLensProvider: 'textDocument/codeLens' | 'codeLens/resolve';
  completionProvider: 'textDocument/completion' | 'completionItem/resolve';
  declarationProvider: 'textDocument/declaration';
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
  implementationProvider: 'textDocument/implementation';
  inlayHintProvider: 'textDocument/inlayHint';
  linkedEditingRangeProvider: 'textDocument/linkedEditingRange';
  referencesProvider: 'textDocument/references';
  renameProvider: 'textDocument/rename' | 'textDocument/prepareRename';
  selectionRangeProvider: 'textDocument/selectionRange';
  semanticTokensProvider:
    | 'textDocument/semanticTokens/full'
    | 'textDocument/semanticTokens/full/delta'
    | 'textDocument/semanticTokens/range';
  signatureHelpProvider: 'textDocument/signatureHelp';
  typeDefinitionProvider: 'textDocument/typeDefinition';
  typeHierarchyProvider:
    'textDocument/prepareTypeHierarchy' | 'typeHierarchy/subtypes' | 'typeHierarchy/supertypes';
  workspaceSymbolProvider: 'workspace/symbol';
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

/** Promised deeper in the capabilities, under `workspace.fileOperations`. */
type FileOperation = 'workspace/willRenameFiles';

/** One entry for every request that a capability promises. */
export type Handlers = {
  readonly [M in PromisedBy[keyof PromisedBy] | FileOperation]: Handler<M>;
};
