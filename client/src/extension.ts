import * as vscode from 'vscode';
import { registerCommands } from './commands.ts';
import { correctLanguage, isOurs } from './documents.ts';
import { registerInactiveRegions } from './inactive-regions.ts';
import { LanguageServer } from './language-server.ts';
import { registerPreviews } from './previews.ts';
import { registerStatus } from './status.ts';
import { registerSubsystems } from './subsystems.ts';

/**
 * Called on the first interface or HTML file of a window. Nothing is searched, and nothing is started, before a
 * document turns out to be ours.
 */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('machlint', { log: true });
  const server = new LanguageServer(context.asAbsolutePath('dist/server/main.js'), log);
  context.subscriptions.push(
    log,
    server,
    ...registerStatus(server),
    ...registerInactiveRegions(server),
    ...registerSubsystems(server),
    ...registerPreviews(server, context.extensionUri),
    ...registerCommands(server, log),
    vscode.workspace.onDidOpenTextDocument((document) => meet(document, server, log)),
    vscode.window.onDidChangeActiveTextEditor(tellContext),
    server.onStarted(() =>
      vscode.commands.executeCommand('setContext', 'machlint.isRunning', true),
    ),
  );
  for (const document of vscode.workspace.textDocuments) meet(document, server, log);
  tellContext(vscode.window.activeTextEditor);
}

/** Starts the server on the first document of ours. */
function meet(
  document: vscode.TextDocument,
  server: LanguageServer,
  log: vscode.LogOutputChannel,
): void {
  void correctLanguage(document);
  if (server.isWanted || !isOurs(document)) return;
  log.info(`starting the server for ${document.uri.toString()}`);
  server.start().catch((error: unknown) => {
    log.error(String(error));
  });
}

/** Which menus are offered depends on what the active editor shows. */
function tellContext(editor: vscode.TextEditor | undefined): void {
  const isPage = editor?.document.languageId === 'html' && isOurs(editor.document);
  void vscode.commands.executeCommand('setContext', 'machlint.isPage', isPage);
}
