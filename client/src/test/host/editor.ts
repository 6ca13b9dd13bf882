import * as vscode from 'vscode';

/** Asks until the answer is there. Rejects with the last answer after half a minute. */
export async function eventually<Value>(
  what: string,
  ask: () => Value | undefined | Promise<Value | undefined>,
): Promise<Value> {
  const end = Date.now() + 30_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`${what} did not come`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Opens a file of the workspace folder in an editor. */
export async function open(path: string): Promise<vscode.TextEditor> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('no folder is open');
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, path));
  return vscode.window.showTextDocument(document);
}

/** The position in a document of a text that occurs there. */
export function placeOf(document: vscode.TextDocument, text: string, within = 1): vscode.Position {
  const offset = document.getText().indexOf(text);
  if (offset === -1) throw new Error(`${document.uri.path} does not hold ${text}`);
  return document.positionAt(offset + within);
}

/** What the server says at a place, when it says something. */
export function hoverAt(document: vscode.TextDocument, text: string): Promise<string> {
  const position = placeOf(document, text);
  return eventually(`a hover of ${text}`, async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const parts = hovers.flatMap(({ contents }) =>
      contents.map((part) => (typeof part === 'string' ? part : part.value)),
    );
    return parts.length > 0 ? parts.join('\n') : undefined;
  });
}

/** Replaces the first occurrence of a text. */
export async function replace(editor: vscode.TextEditor, text: string, by: string): Promise<void> {
  const start = placeOf(editor.document, text, 0);
  const end = start.translate(0, text.length);
  const isDone = await editor.edit((edit) => edit.replace(new vscode.Range(start, end), by));
  if (!isDone) throw new Error(`cannot replace ${text}`);
}

export function expect(condition: boolean, message: string): void {
  if (!condition) throw new Error(message);
}

export function expectText(text: string, part: string): void {
  expect(text.includes(part), `expected ${JSON.stringify(part)} in ${JSON.stringify(text)}`);
}
