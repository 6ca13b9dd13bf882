import * as vscode from 'vscode';
import type { Range } from 'vscode-languageclient/node';
import type { LanguageServer } from './language-server.ts';

/** clangd's notification, with its parameters. */
interface InactiveRegionsParams {
  readonly textDocument: { readonly uri: string };
  readonly regions: readonly Range[];
}

/** Greys the lines that the shown target skips, in every editor of the document. */
export function registerInactiveRegions(server: LanguageServer): readonly vscode.Disposable[] {
  const grey = vscode.window.createTextEditorDecorationType({ opacity: '0.55', isWholeLine: true });
  const regions = new Map<string, readonly vscode.Range[]>();

  const show = (editor: vscode.TextEditor): void => {
    const known = regions.get(editor.document.uri.toString());
    if (known !== undefined) editor.setDecorations(grey, known);
  };

  return [
    grey,
    server.client.onNotification(
      'textDocument/inactiveRegions',
      ({ textDocument, regions: told }: InactiveRegionsParams) => {
        const { protocol2CodeConverter } = server.client;
        const key = protocol2CodeConverter.asUri(textDocument.uri).toString();
        regions.set(
          key,
          told.map((range) => protocol2CodeConverter.asRange(range)),
        );
        vscode.window.visibleTextEditors
          .filter(({ document }) => document.uri.toString() === key)
          .forEach(show);
      },
    ),
    vscode.window.onDidChangeVisibleTextEditors((editors) => editors.forEach(show)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => regions.delete(uri.toString())),
  ];
}
