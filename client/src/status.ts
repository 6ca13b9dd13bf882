import * as vscode from 'vscode';
import type { FolderStatus, Status } from '../../server/src/lsp/protocol.ts';
import { isOurs } from './documents.ts';
import type { LanguageServer } from './language-server.ts';

/** The item in the status bar: whose tree this is, and through which target's eyes the editor shows it. */
export function registerStatus(server: LanguageServer): readonly vscode.Disposable[] {
  const item = vscode.window.createStatusBarItem('machlint', vscode.StatusBarAlignment.Right, 90);
  item.name = 'Mach target';
  item.command = 'machlint.chooseTarget';
  let status: Status = { state: 'reading', folders: [] };

  const show = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || !isOurs(document)) {
      item.hide();
      return;
    }
    const folder = folderOf(status, document.uri);
    item.text = folder === undefined ? '$(loading~spin) Mach' : `$(target) ${summary(folder)}`;
    item.tooltip = folder === undefined ? 'Reading Mach interfaces…' : tooltip(folder);
    item.show();
  };

  return [
    item,
    server.onNotification('machlint/status', (told) => {
      status = told;
      show();
    }),
    server.onStarted(show),
    vscode.window.onDidChangeActiveTextEditor(show),
  ];
}

/** The folder that a document belongs to, or the loose documents' entry; undefined while nothing is known. */
export function folderOf(status: Status, uri: vscode.Uri): FolderStatus | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri.toString();
  return (
    status.folders.find(({ uri: root }) => root !== null && root === folder) ??
    status.folders.find(({ uri: root }) => root === null) ??
    status.folders[0]
  );
}

function summary({ target, dialect }: FolderStatus): string {
  return `${target ?? 'automatic'} (${dialect === 'apple' ? 'Apple' : 'GNU'})`;
}

function tooltip({ layout, files, target, problems }: FolderStatus): vscode.MarkdownString {
  const lines = [
    `**Target** ${target ?? 'the first that reads the file'}`,
    `**Layout** ${layout}`,
    `**Files read** ${String(files)}`,
    ...(problems.length > 0 ? [`**Not readable** ${String(problems.length)}`] : []),
  ];
  return new vscode.MarkdownString(lines.join('  \n'));
}
