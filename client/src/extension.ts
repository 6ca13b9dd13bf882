import * as vscode from 'vscode';
import { commandNames, type CommandName } from './command-names.ts';
import { correctLanguage, isOurs } from './documents.ts';
import type { Session } from './session.ts';

/**
 * Called on the first interface or HTML file of a window. Nothing is searched, loaded or started before a document
 * turns out to be ours, or somebody gives a command.
 */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('machlint', { log: true });
  let session: Promise<Session> | undefined;
  // The client of the protocol is most of this program: windows that only show other HTML never load it.
  const begin = (): Promise<Session> =>
    (session ??= import('./session.ts').then(({ startSession }) => startSession(context, log)));

  const meet = (document: vscode.TextDocument): void => {
    void correctLanguage(document);
    if (session !== undefined || !isOurs(document)) return;
    log.info(`starting for ${document.uri.toString()}`);
    begin().catch((error: unknown) => log.error(String(error)));
  };
  const register = (name: CommandName): vscode.Disposable =>
    vscode.commands.registerCommand(name, async (...args: readonly unknown[]) =>
      (await begin()).commands[name](...args),
    );

  context.subscriptions.push(
    log,
    ...commandNames.map(register),
    vscode.workspace.onDidOpenTextDocument(meet),
    vscode.window.onDidChangeActiveTextEditor(tellContext),
  );
  vscode.workspace.textDocuments.forEach(meet);
  tellContext(vscode.window.activeTextEditor);
}

/** Which menus are offered depends on what the active editor shows. */
function tellContext(editor: vscode.TextEditor | undefined): void {
  const isPage = editor?.document.languageId === 'html' && isOurs(editor.document);
  void vscode.commands.executeCommand('setContext', 'machlint.isPage', isPage);
}
