import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { eventually, expect, expectText, hoverAt, open, placeOf, replace } from './editor.ts';
import { hostSteps, type HostResults, type HostStep } from './steps.ts';

let activation = 0;
let firstHover = 0;

const extension = (): vscode.Extension<unknown> => {
  const found = vscode.extensions.getExtension('machlint.machlint-vscode');
  if (found === undefined) throw new Error('the extension is not installed');
  return found;
};

const messages = (document: vscode.TextDocument): readonly string[] =>
  vscode.languages.getDiagnostics(document.uri).map(({ message }) => message);

const tries: Readonly<Record<HostStep, () => Promise<void>>> = {
  // HTML activates the extension, since it may be a page. The server is another matter.
  'leaves HTML that is no page alone': async () => {
    const before = Date.now();
    await extension().activate();
    activation = Date.now() - before;
    await open('site/index.html');
    const { document } = await open('site/index.html');
    expect(document.languageId === 'html', `the language is ${document.languageId}`);
    const commands = await vscode.commands.getCommands(true);
    expect(commands.includes('machlint.chooseTarget'), 'the commands are not registered');
  },

  'gives other .defs files their own language': async () => {
    const { document } = await open('bindings/gdoor.defs');
    await eventually('another language', () => (document.languageId === 'mig' ? undefined : true));
  },

  'is active within 100 ms': async () => {
    expect(extension().isActive, 'the extension is not active');
    expect(activation <= 100, `activation took ${String(activation)} ms`);
    return Promise.resolve();
  },

  'shows what is wrong with an interface': async () => {
    const { document } = await open('mach/door.defs');
    expect(document.languageId === 'mig', `the language is ${document.languageId}`);
    const found = await eventually('a finding', () =>
      vscode.languages
        .getDiagnostics(document.uri)
        .find(({ message }) => message.includes('`door_reason_t`')),
    );
    expect(found.source === 'machlint', `the source is ${String(found.source)}`);
    expect(
      document.getText(found.range) === 'door_reason_t',
      `the range holds ${document.getText(found.range)}`,
    );
    const code = typeof found.code === 'object' ? found.code.value : found.code;
    expect(code === 'mig/arg-type-undefined', `the code is ${String(code)}`);
  },

  'hovers a routine': async () => {
    const { document } = await open('mach/door.defs');
    const before = Date.now();
    const text = await hoverAt(document, 'door_open(');
    firstHover = Date.now() - before;
    expectText(text, '5100');
    expectText(text, 'door_open');
  },

  'goes from a page to the interface': async () => {
    const { document } = await open('man/door_open.html');
    const target = await eventually('a definition', async () => {
      const [first] = await vscode.commands.executeCommand<
        (vscode.Location | vscode.LocationLink)[]
      >('vscode.executeDefinitionProvider', document.uri, placeOf(document, 'door_name_t'));
      return first;
    });
    const uri = 'targetUri' in target ? target.targetUri : target.uri;
    const range = 'targetUri' in target ? target.targetRange : target.range;
    expectText(uri.path, '/mach/door');
    expect(range.start.line > 0, 'the definition is at the start of the file');
  },

  'finds references over interfaces and pages': async () => {
    const { document } = await open('mach/door.defs');
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      placeOf(document, 'door_open('),
    );
    const files = new Set(found.map(({ uri }) => uri.path.replace(/^.*\//, '')));
    expect(files.has('door.defs') && files.has('door_open.html'), [...files].join(', '));
  },

  'outlines an interface': async () => {
    const { document } = await open('mach/door.defs');
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    const names = JSON.stringify(symbols);
    for (const name of ['door_open', 'door_close', 'door_name_t']) expectText(names, name);
  },

  'folds an interface': async () => {
    const { document } = await open('mach/door.defs');
    const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    const arm = document.positionAt(document.getText().indexOf('#if	KERNEL_SERVER\n/*')).line;
    expect(
      ranges.some(({ start }) => start === arm),
      `no fold begins at line ${String(arm + 1)}`,
    );
  },

  'formats without a change in meaning': async () => {
    const { document } = await open('mach/door.defs');
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
      'vscode.executeFormatDocumentProvider',
      document.uri,
      { tabSize: 8, insertSpaces: false },
    );
    const words = (text: string): string => text.replace(/\s+/g, ' ');
    const changed = (edits ?? []).filter(
      ({ range, newText }) => words(document.getText(range)).trim() !== words(newText).trim(),
    );
    expect(changed.length === 0, JSON.stringify(changed));
  },

  'recognises a page and previews it': async () => {
    await open('man/door_open.html');
    await vscode.commands.executeCommand('machlint.previewPage');
    await eventually('the preview', () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(({ input }) => input instanceof vscode.TabInputWebview),
    );
  },

  'tells what it knows of the folder': async () => {
    const { document } = await open('mach/door.defs');
    await vscode.commands.executeCommand('machlint.showLayout');
    // The tree, the preview and the layout answer each other's questions: all of them come from one server.
    expect(messages(document).length > 0, 'the findings are gone');
  },

  'follows a change of the settings': async () => {
    const { document } = await open('mach/door.defs');
    const settings = vscode.workspace.getConfiguration('machlint', document.uri);
    const isReported = (): boolean =>
      messages(document).some((message) => message.includes('`door_reason_t`'));
    await settings.update(
      'ignore',
      ['mig/arg-type-undefined'],
      vscode.ConfigurationTarget.Workspace,
    );
    await eventually('silence', () => (isReported() ? undefined : true));
    await settings.update('ignore', undefined, vscode.ConfigurationTarget.Workspace);
    await eventually('the finding again', () => (isReported() ? true : undefined));
  },

  'takes findings back when the text is mended': async () => {
    const editor = await open('mach/door.defs');
    await replace(editor, 'door_reason_t', 'door_name_t');
    await eventually('silence', () =>
      messages(editor.document).some((message) => message.includes('door_reason_t'))
        ? undefined
        : true,
    );
  },

  'works again after a restart': async () => {
    await vscode.commands.executeCommand('machlint.restart');
    const { document } = await open('mach/door.defs');
    expectText(await hoverAt(document, 'door_open('), '5100');
  },
};

/** Visual Studio Code calls this in the extension host when a window is opened for tests. */
export async function run(): Promise<void> {
  const steps: Partial<Record<HostStep, string | null>> = {};
  for (const step of hostSteps) {
    try {
      await tries[step]();
      steps[step] = null;
    } catch (error) {
      steps[step] = error instanceof Error ? error.message : String(error);
    }
    write({ steps, activation, firstHover });
  }
  if (Object.values(steps).some((outcome) => outcome !== null)) throw new Error('a step failed');
}

function write(results: HostResults): void {
  const path = process.env['MACHLINT_HOST_RESULTS'];
  if (path === undefined) throw new Error('MACHLINT_HOST_RESULTS names no file');
  writeFileSync(path, JSON.stringify(results));
}
