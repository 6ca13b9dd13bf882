import * as vscode from 'vscode';
import type { Rendered } from '../../server/src/lsp/protocol.ts';
import { isOurs } from './documents.ts';
import type { LanguageServer } from './language-server.ts';
import { webviewHtml } from './webview-html.ts';

/** The two views beside the source: a man page as its readers see it, and a routine's messages byte by byte. */
export function registerPreviews(
  server: LanguageServer,
  extension: vscode.Uri,
): {
  readonly subscriptions: readonly vscode.Disposable[];
  readonly showPage: () => Promise<void>;
  readonly showLayout: () => Promise<void>;
  readonly followLink: (view: unknown, link: unknown) => Promise<void>;
} {
  const media = vscode.Uri.joinPath(extension, 'media');
  const page = new Preview('machlint.page', media);
  const layout = new Preview('machlint.layout', media);

  const draw = async (document: vscode.TextDocument, reveal: boolean): Promise<void> => {
    const uri = server.client.code2ProtocolConverter.asUri(document.uri);
    const rendered = await server.ask('machlint/pagePreview', { textDocument: { uri } });
    page.show(rendered, document.uri, reveal);
  };
  const showPage = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    if (document !== undefined) await draw(document, true);
  };
  const showLayout = async (): Promise<void> => {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) return;
    const { document, selection } = editor;
    const converter = server.client.code2ProtocolConverter;
    const params = converter.asTextDocumentPositionParams(document, selection.active);
    const rendered = await server.ask('machlint/layout', params);
    if (rendered !== null) layout.show(rendered, document.uri, true);
    else void vscode.window.showInformationMessage('There is no routine at the cursor.');
  };

  let waiting: NodeJS.Timeout | undefined;
  const subscriptions = [
    page,
    layout,
    { dispose: () => clearTimeout(waiting) },
    // The preview follows the editor: another page, and every change to the page that is shown.
    vscode.window.onDidChangeActiveTextEditor(async (editor) => {
      if (!page.isOpen || editor === undefined) return;
      const { document } = editor;
      if (document.languageId === 'html' && isOurs(document)) await draw(document, false);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (!page.isOpen || page.source?.toString() !== document.uri.toString()) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => void draw(document, false), quiet);
    }),
  ];
  const followLink = async (view: unknown, link: unknown): Promise<void> => {
    await [page, layout].find(({ kind }) => kind === view)?.follow(link);
  };
  return { subscriptions, showPage, showLayout, followLink };
}

/** Milliseconds without a keystroke before the preview is drawn again. */
const quiet = 150;

/** One webview, made when it is first needed. It runs no script; its links are commands with numbers. */
class Preview implements vscode.Disposable {
  readonly kind: string;
  readonly #media: vscode.Uri;
  #panel: vscode.WebviewPanel | undefined;
  #links: Rendered['links'] = [];
  source: vscode.Uri | undefined;

  constructor(kind: string, media: vscode.Uri) {
    this.kind = kind;
    this.#media = media;
  }

  get isOpen(): boolean {
    return this.#panel !== undefined;
  }

  show(rendered: Rendered | null, source: vscode.Uri, reveal: boolean): void {
    if (rendered === null) return;
    this.source = source;
    this.#links = rendered.links;
    const panel = (this.#panel ??= this.#open());
    const { webview } = panel;
    panel.title = rendered.title;
    webview.html = webviewHtml(rendered, {
      kind: this.kind,
      styleSource: webview.cspSource,
      styleSheet: webview.asWebviewUri(vscode.Uri.joinPath(this.#media, 'webview.css')).toString(),
    });
    if (reveal) panel.reveal(undefined, true);
  }

  /** Opens what a link points at, in the column of the source. */
  async follow(link: unknown): Promise<void> {
    const target = typeof link === 'number' ? this.#links[link] : undefined;
    if (target === undefined) return;
    const { start, end } = target.range;
    const selection = new vscode.Range(start.line, start.character, end.line, end.character);
    const shown = vscode.window.visibleTextEditors.find(
      ({ document }) => document.uri.toString() === this.source?.toString(),
    );
    await vscode.window.showTextDocument(vscode.Uri.parse(target.uri), {
      selection,
      viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
    });
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #open(): vscode.WebviewPanel {
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const panel = vscode.window.createWebviewPanel(this.kind, '', column, {
      enableScripts: false,
      enableForms: false,
      enableCommandUris: ['machlint.followLink'],
      enableFindWidget: true,
      localResourceRoots: [this.#media],
    });
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.source = undefined;
    });
    return panel;
  }
}
