import * as vscode from 'vscode';
import { WorkspaceSymbolRequest } from 'vscode-languageclient/node';
import type { LanguageServer } from './language-server.ts';

interface RoutineItem extends vscode.QuickPickItem {
  readonly location: vscode.Location;
}

/** A list that narrows while a number is typed, in any base that C knows. */
export async function showRoutineById(server: LanguageServer): Promise<void> {
  await server.start();
  const picker = vscode.window.createQuickPick<RoutineItem>();
  picker.title = 'Message id, reply id or number of a return code';
  picker.placeholder = '3405, 0xd4d, 3505 …';
  // The server ranks what it finds.
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  let asked = 0;
  picker.onDidChangeValue(async (value) => {
    const question = (asked += 1);
    picker.busy = true;
    const found = value.trim() === '' ? [] : await routinesWithId(server, value.trim());
    if (question !== asked) return;
    picker.items = found;
    picker.busy = false;
  });
  picker.onDidAccept(async () => {
    const [chosen] = picker.selectedItems;
    picker.hide();
    if (chosen !== undefined) await open(chosen.location);
  });
  picker.onDidHide(() => picker.dispose());
  picker.show();
}

async function routinesWithId(server: LanguageServer, id: string): Promise<RoutineItem[]> {
  const query = `#${id.replace(/^#/, '')}`;
  const found = await server.client.sendRequest(WorkspaceSymbolRequest.type, { query });
  const { protocol2CodeConverter } = server.client;
  return (found ?? []).flatMap((symbol) => {
    if (!('range' in symbol.location)) return [];
    const { name, containerName } = symbol;
    const location = protocol2CodeConverter.asLocation(symbol.location);
    const path = vscode.workspace.asRelativePath(location.uri);
    // The number that was typed stands in the label's detail, so that the list's own filter keeps every answer.
    return [{ label: name, description: containerName ?? '', detail: `${id}  ${path}`, location }];
  });
}

/** From a routine to its page, from a page to its routine. */
export async function openCounterpart(server: LanguageServer): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return;
  const { document, selection } = editor;
  const params = server.client.code2ProtocolConverter.asTextDocumentPositionParams(
    document,
    selection.active,
  );
  const found = await server.ask('machlint/counterparts', params);
  const locations = found.map((each) => server.client.protocol2CodeConverter.asLocation(each));
  const [first, ...others] = locations;
  if (first === undefined) {
    const isPage = document.languageId === 'html';
    void vscode.window.showInformationMessage(
      isPage
        ? 'No interface of this workspace declares what this page documents.'
        : 'No page of this workspace documents a routine at the cursor.',
    );
  } else if (others.length === 0) {
    await open(first);
  } else {
    const items = locations.map((location) => ({
      label: vscode.workspace.asRelativePath(location.uri),
      description: `line ${String(location.range.start.line + 1)}`,
      location,
    }));
    const chosen = await vscode.window.showQuickPick(items, { title: 'Open which?' });
    if (chosen !== undefined) await open(chosen.location);
  }
}

async function open({ uri, range }: vscode.Location): Promise<void> {
  await vscode.window.showTextDocument(uri, { selection: range });
}
