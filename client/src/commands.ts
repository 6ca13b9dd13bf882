import * as vscode from 'vscode';
import { WorkDoneProgress, WorkspaceSymbolRequest } from 'vscode-languageclient/node';
import type { LanguageServer } from './language-server.ts';

/** Commands that are a question to the server and a place to go to. */
export function registerCommands(
  server: LanguageServer,
  log: vscode.LogOutputChannel,
): readonly vscode.Disposable[] {
  const commands: Readonly<Record<string, () => unknown>> = {
    'machlint.showRoutineById': () => showRoutineById(server),
    'machlint.openCounterpart': () => openCounterpart(server),
    'machlint.lintWorkspace': () => lintWorkspace(server),
    'machlint.restart': () => server.restart(),
    'machlint.showLog': () => log.show(),
  };
  return Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run));
}

interface RoutineItem extends vscode.QuickPickItem {
  readonly location: vscode.Location;
}

/** A list that narrows while a number is typed, in any base that C knows. */
async function showRoutineById(server: LanguageServer): Promise<void> {
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
async function openCounterpart(server: LanguageServer): Promise<void> {
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

/** Lints every file of the workspace; the findings stand in the Problems view. */
async function lintWorkspace(server: LanguageServer): Promise<void> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: 'Linting Mach interfaces and pages',
    cancellable: true,
  };
  await vscode.window.withProgress(options, async (progress, token) => {
    await server.start();
    const workDoneToken = `machlint/lint/${String((lintRuns += 1))}`;
    const reports = server.client.onProgress(
      WorkDoneProgress.type,
      workDoneToken,
      reporter(progress),
    );
    try {
      const { files, errors, warnings, infos } = await server.ask(
        'machlint/lintWorkspace',
        { workDoneToken },
        token,
      );
      const counts = `${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(infos, 'note')}`;
      void vscode.window.showInformationMessage(`${counted(files, 'file')}: ${counts}`);
      await vscode.commands.executeCommand('workbench.actions.view.problems');
    } catch (error) {
      if (!token.isCancellationRequested) throw error;
    } finally {
      reports.dispose();
    }
  });
}

let lintRuns = 0;

/** VS Code adds up increments where the protocol tells how far it is. */
function reporter(
  progress: vscode.Progress<{ message?: string; increment?: number }>,
): (value: { message?: string; percentage?: number }) => void {
  let done = 0;
  return ({ message, percentage = done }) => {
    progress.report({ ...(message !== undefined && { message }), increment: percentage - done });
    done = percentage;
  };
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
