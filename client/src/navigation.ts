import * as vscode from 'vscode';
import { WorkspaceSymbolRequest } from 'vscode-languageclient/node';
import type { LanguageServer } from './language-server.ts';

/** A routine that was found; the one line that says that there is none has no place. */
interface RoutineItem extends vscode.QuickPickItem {
  readonly location?: vscode.Location;
}

/** A list that narrows while a number is typed, in any base that C knows. */
export async function showRoutineById(server: LanguageServer): Promise<void> {
  const picker = vscode.window.createQuickPick<RoutineItem>();
  picker.title = 'Message ID or Reply ID';
  picker.placeholder = '3405, 0xd4d, 3505 …';
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
    if (chosen?.location === undefined) return;
    picker.hide();
    await open(chosen.location);
  });
  picker.onDidHide(() => picker.dispose());
  picker.show();
  await server.start();
}

async function routinesWithId(server: LanguageServer, id: string): Promise<RoutineItem[]> {
  await server.start();
  const query = `#${id.replace(/^#/, '')}`;
  const found = await server.client.sendRequest(WorkspaceSymbolRequest.type, { query });
  const { protocol2CodeConverter } = server.client;
  const items = (found ?? []).flatMap((symbol) => {
    if (!('range' in symbol.location)) return [];
    const location = protocol2CodeConverter.asLocation(symbol.location);
    const path = vscode.workspace.asRelativePath(location.uri);
    return {
      label: `$(symbol-method) ${symbol.name}`,
      description: symbol.containerName ?? '',
      detail: `${path}:${String(location.range.start.line + 1)}`,
      location,
      // The server answers the question; the list's own filter knows names only.
      alwaysShow: true,
    };
  });
  return items.length > 0 ? items : [{ label: `No routine has the id ${id}`, alwaysShow: true }];
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
