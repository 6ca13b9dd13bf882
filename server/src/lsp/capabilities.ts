import {
  TextDocumentSyncKind,
  type FileOperationRegistrationOptions,
  type Registration,
  type ServerCapabilities,
} from 'vscode-languageserver/node';
import type { ClientFeatures } from './client-features.ts';
import type { PositionEncoding } from './unit-index.ts';
import { legend } from './semantic-tokens.ts';
import type { Promises } from './requests.ts';

/** What the server promises to this client. */
export function capabilities(
  client: ClientFeatures,
  encoding: PositionEncoding,
): ServerCapabilities {
  return {
    positionEncoding: encoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: { willRename: renamed },
    },
    ...defined(promises(client)),
  };
}

/** Files that others include or link to, and folders, which may hold some. */
const renamed: FileOperationRegistrationOptions = {
  filters: [
    { scheme: 'file', pattern: { glob: '**/*.{defs,h,htm,html,txt}', matches: 'file' } },
    { scheme: 'file', pattern: { glob: '**', matches: 'folder' } },
  ],
};

function promises(client: ClientFeatures): Promises {
  // Pages are HTML, which the editor formats itself: where it lets us choose, `.defs` alone is registered.
  const formats = client.formattingRegistration ? undefined : true;
  return {
    callHierarchyProvider: true,
    codeActionProvider: {
      codeActionKinds: ['quickfix', 'refactor.rewrite', 'source.fixAll.machlint'],
      resolveProvider: true,
    },
    renameProvider: { prepareProvider: true },
    signatureHelpProvider: { triggerCharacters: ['(', '[', ':', ',', ';'] },
    codeLensProvider: { resolveProvider: true },
    declarationProvider: true,
    implementationProvider: true,
    inlayHintProvider: true,
    semanticTokensProvider: client.semanticTokensRegistration ? undefined : semanticTokens,
    typeDefinitionProvider: true,
    typeHierarchyProvider: true,
    workspaceSymbolProvider: true,
    completionProvider: {
      resolveProvider: true,
      triggerCharacters: ['<', '"', '/', '[', ':', ',', '=', '^', '#'],
    },
    definitionProvider: true,
    // Diagnostics are pulled or pushed, never both: see `updates.ts`.
    diagnosticProvider: client.pullDiagnostics
      ? { identifier: 'machlint', interFileDependencies: true, workspaceDiagnostics: true }
      : undefined,
    documentFormattingProvider: formats,
    documentHighlightProvider: true,
    documentLinkProvider: {},
    documentOnTypeFormattingProvider: formats ? { firstTriggerCharacter: ';' } : undefined,
    documentRangeFormattingProvider: formats,
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    hoverProvider: true,
    linkedEditingRangeProvider: true,
    referencesProvider: true,
    selectionRangeProvider: true,
  };
}

/** Without the keys that have no value: the protocol knows absent and null, and some clients stumble over null. */
function defined<Value extends object>(
  value: Value,
): { [Key in keyof Value]?: NonNullable<Value[Key]> } {
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Value]?: NonNullable<Value[Key]> };
}

/** What is registered for interfaces alone, where the client lets us choose. */
export function registrations(client: ClientFeatures): readonly Registration[] {
  const documentSelector = [{ language: 'mig' }, { pattern: '**/*.defs' }];
  const register = (method: string, options: object = {}): Registration => ({
    id: method,
    method,
    registerOptions: { documentSelector, ...options },
  });
  return [
    ...(client.formattingRegistration
      ? [
          register('textDocument/formatting'),
          register('textDocument/rangeFormatting'),
          register('textDocument/onTypeFormatting', { firstTriggerCharacter: ';' }),
        ]
      : []),
    ...(client.semanticTokensRegistration
      ? [register('textDocument/semanticTokens', semanticTokens)]
      : []),
  ];
}

const semanticTokens = { legend, full: { delta: true }, range: true };
