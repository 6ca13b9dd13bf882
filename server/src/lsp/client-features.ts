import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver/node';

/** What the client can do, as questions that the server asks: the announcement itself is three levels deep and optional throughout. */
export interface ClientFeatures {
  readonly pullDiagnostics: boolean;
  readonly diagnosticRefresh: boolean;
  readonly diagnosticRelated: boolean;
  readonly watchRegistration: boolean;
  readonly configuration: boolean;
  readonly configurationRegistration: boolean;
  readonly workspaceFolders: boolean;
  readonly workDoneProgress: boolean;
  /** clangd's extension: dim the lines that the chosen target skips. */
  readonly inactiveRegions: boolean;
  /** Our own: a notification whenever the line for a status bar changes. */
  readonly status: boolean;
  /** Our own: the command `machlint.showReferences` with a document, a position and places. */
  readonly showReferences: boolean;
  readonly hierarchicalSymbols: boolean;
  readonly definitionLinks: boolean;
  /** Where descriptions may be Markdown. */
  readonly markdown: Readonly<Record<'hover' | 'completion' | 'signature', boolean>>;
  readonly snippets: boolean;
  /** The list may say once what its items have in common. */
  readonly completionDefaults: boolean;
  readonly signatureLabelOffsets: boolean;
  readonly documentChanges: boolean;
  readonly changeAnnotations: boolean;
  readonly createFiles: boolean;
  readonly codeActionResolve: boolean;
  readonly lineFoldingOnly: boolean;
  readonly formattingRegistration: boolean;
  readonly semanticTokensRegistration: boolean;
  readonly semanticTokensRefresh: boolean;
  /** A grammar of its own has coloured keywords, numbers and comments: semantic tokens are laid over them. */
  readonly augmentsSyntaxTokens: boolean;
  readonly inlayHintRefresh: boolean;
  readonly codeLensRefresh: boolean;
  /** The client opens documents that only the server has: built-in definitions. */
  readonly textDocumentContent: boolean;
}

export function clientFeatures({ capabilities }: InitializeParams): ClientFeatures {
  const { textDocument, workspace, window } = capabilities;
  const edit = workspace?.workspaceEdit;
  return {
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    diagnosticRefresh: workspace?.diagnostics?.refreshSupport === true,
    diagnosticRelated:
      textDocument?.publishDiagnostics?.relatedInformation === true ||
      textDocument?.diagnostic?.relatedInformation === true,
    watchRegistration: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    configuration: workspace?.configuration === true,
    configurationRegistration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    workDoneProgress: window?.workDoneProgress === true,
    inactiveRegions: extension(textDocument, 'inactiveRegionsCapabilities', 'inactiveRegions'),
    status: extension(capabilities, 'experimental', 'machlintStatus'),
    showReferences: extension(capabilities, 'experimental', 'machlintShowReferences'),
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    markdown: {
      hover: textDocument?.hover?.contentFormat?.includes('markdown') === true,
      completion:
        textDocument?.completion?.completionItem?.documentationFormat?.includes('markdown') ===
        true,
      signature:
        textDocument?.signatureHelp?.signatureInformation?.documentationFormat?.includes(
          'markdown',
        ) === true,
    },
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    completionDefaults:
      textDocument?.completion?.completionList?.itemDefaults?.includes('editRange') === true,
    signatureLabelOffsets:
      textDocument?.signatureHelp?.signatureInformation?.parameterInformation
        ?.labelOffsetSupport === true,
    documentChanges: edit?.documentChanges === true,
    changeAnnotations: edit?.changeAnnotationSupport !== undefined,
    createFiles: edit?.resourceOperations?.includes('create') === true,
    codeActionResolve:
      textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
    lineFoldingOnly: textDocument?.foldingRange?.lineFoldingOnly === true,
    formattingRegistration: textDocument?.formatting?.dynamicRegistration === true,
    semanticTokensRegistration: textDocument?.semanticTokens?.dynamicRegistration === true,
    semanticTokensRefresh: workspace?.semanticTokens?.refreshSupport === true,
    augmentsSyntaxTokens: textDocument?.semanticTokens?.augmentsSyntaxTokens === true,
    inlayHintRefresh: workspace?.inlayHint?.refreshSupport === true,
    codeLensRefresh: workspace?.codeLens?.refreshSupport === true,
    textDocumentContent: workspace?.textDocumentContent !== undefined,
  };
}

/** Whether an announcement that the protocol does not define says `true`. */
function extension(
  capabilities: ClientCapabilities | ClientCapabilities['textDocument'],
  group: string,
  name: string,
): boolean {
  const announced: unknown = capabilities;
  return property(property(announced, group), name) === true;
}

function property(value: unknown, key: string): unknown {
  const isObject = typeof value === 'object' && value !== null;
  return isObject
    ? (Object.entries(value).find(([name]) => name === key)?.[1] as unknown)
    : undefined;
}
