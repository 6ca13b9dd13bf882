import * as vscode from 'vscode';
import type { LanguageServer } from './language-server.ts';
import { folderOf } from './status.ts';

/** Asks for a target and writes it into the folder's settings, from where the server takes it. */
export async function chooseTarget(server: LanguageServer): Promise<void> {
  const status = await server.ask('machlint/status', {});
  const document = vscode.window.activeTextEditor?.document;
  const scope = document?.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  const folder = scope === undefined ? status.folders[0] : folderOf(status, scope);
  const automatic = { label: 'automatic', description: 'the first target that reads the file' };
  const named = (folder?.targets ?? []).map((label) => ({ label, description: '' }));
  const items = [automatic, ...named].map((entry) => {
    const isShown = entry.label === (folder?.target ?? automatic.label);
    return { ...entry, description: isShown ? `${entry.description} (shown)` : entry.description };
  });
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'Through which target should the editor read the interfaces?',
  });
  if (chosen === undefined) return;
  const value = chosen.label === automatic.label ? undefined : chosen.label;
  await vscode.workspace
    .getConfiguration('machlint', scope)
    .update('target', value, settingsScope(scope));
}

/** The narrowest place where a setting can be kept. */
function settingsScope(scope: vscode.Uri | undefined): vscode.ConfigurationTarget {
  const isInFolder =
    scope !== undefined && vscode.workspace.getWorkspaceFolder(scope) !== undefined;
  if (!isInFolder) return vscode.ConfigurationTarget.Global;
  const isMultiRoot = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
  return isMultiRoot
    ? vscode.ConfigurationTarget.WorkspaceFolder
    : vscode.ConfigurationTarget.Workspace;
}
