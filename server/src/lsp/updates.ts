import { setImmediate } from 'node:timers/promises';
import { inactiveRegions } from '../features/inactive-regions.ts';
import { diagnosticsOf, toLsp } from './diagnostics.ts';
import type { Session } from './session.ts';
import { inSlices, readingSteps } from './slices.ts';
import { status } from './status.ts';
import { readAhead } from './when-read.ts';

/** Milliseconds of quiet before the client is told: a person who types gets one answer, not one a key. */
const quiet = 60;

/** How many files are read before anybody asks about them: in larger folders their memory is worth more. */
const mostReadAhead = 5000;

/**
 * What the server tells by itself after a change: diagnostics where the client cannot pull them, the status, and that
 * what it pulled may be out of date.
 */
export class Updates {
  readonly #session: Session;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;
  /** Whether everything was read since files changed on disk. */
  #isAhead = false;
  /** Whether more may be different than the document that was edited. */
  #isFarReaching = false;
  #lastStatus = '';
  /** What was told last of inactive regions, by document. */
  readonly #inactive = new Map<string, string>();
  /** What was pushed last, by document. */
  readonly #pushed = new Map<string, string>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** The editor changed a document's text. It pulls anew by itself. */
  edited(): void {
    this.#schedule();
  }

  /** Files changed on disk, or the settings did. */
  everything(): void {
    this.#isFarReaching = true;
    this.#schedule();
  }

  closed(uri: string): void {
    this.#pushed.delete(uri);
    this.#inactive.delete(uri);
    if (!this.#session.client.pullDiagnostics) {
      this.#tell('textDocument/publishDiagnostics', { uri, diagnostics: [] });
    }
    this.#schedule();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    if (this.#isStopped) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#session.guard.background('telling the client of changes', this.#run());
    }, quiet);
  }

  async #run(): Promise<void> {
    await this.#session.ready;
    const isFarReaching = this.#isFarReaching;
    this.#isFarReaching = false;
    this.#tellStatus();
    if (this.#session.client.inactiveRegions) this.#tellInactiveRegions();
    if (!this.#session.client.pullDiagnostics) await this.#pushDiagnostics();
    if (isFarReaching) this.#askToPullAgain();
    this.#isAhead = (this.#isAhead && !isFarReaching) || (await this.#readAhead());
  }

  /**
   * Reads everything while nobody asks: the first question about all files then finds it done. False where an edit came
   * before the end; then it goes on in the next quiet moment.
   */
  async #readAhead(): Promise<boolean> {
    const session = this.#session;
    for (const folder of session.allFolders) {
      const { snapshot } = folder;
      if (this.#isStopped || snapshot.files.size > mostReadAhead) continue;
      if (!(await readAhead({ session, folder, snapshot }))) return false;
    }
    return true;
  }

  /** For open documents only: a client that cannot pull cannot say that it wants more. */
  async #pushDiagnostics(): Promise<void> {
    const timer = this.#timer;
    for (const { uri, version, file } of [...this.#session.documents.all]) {
      // Other messages have their turn; an edit among them starts this anew.
      await setImmediate();
      if (this.#timer !== timer || this.#isStopped) return;
      if (file.kind === 'other') continue;
      const { snapshot } = this.#session.folderOf(file.id);
      const isOld = (): boolean => this.#timer !== timer || this.#isStopped;
      if ((await inSlices(readingSteps(snapshot), isOld, this.#session.guard)) === undefined)
        return;
      const diagnostics = diagnosticsOf(snapshot, file.id).map((diagnostic) =>
        toLsp(this.#session, snapshot, file, diagnostic),
      );
      const pushed = `${version} ${JSON.stringify(diagnostics)}`;
      if (this.#pushed.get(uri) === pushed) continue;
      this.#pushed.set(uri, pushed);
      this.#tell('textDocument/publishDiagnostics', { uri, version, diagnostics });
    }
  }

  /** With clangd's parameters, so that clients who know them for C know them here. */
  #tellInactiveRegions(): void {
    const { convert, documents } = this.#session;
    for (const { uri, version, file } of documents.all) {
      if (file.kind !== 'defs') continue;
      const { snapshot, target } = this.#session.folderOf(file.id);
      const spans = inactiveRegions(snapshot, file.id, target);
      const regions = spans.map((span) => convert.range(file, span));
      const told = JSON.stringify([version, regions]);
      if (this.#inactive.get(uri) === told) continue;
      this.#inactive.set(uri, told);
      this.#tell('textDocument/inactiveRegions', { textDocument: { uri, version }, regions });
    }
  }

  #tellStatus(): void {
    if (!this.#session.client.status) return;
    const params = status(this.#session);
    const text = JSON.stringify(params);
    if (text === this.#lastStatus) return;
    this.#lastStatus = text;
    this.#tell('machlint/status', params);
  }

  #askToPullAgain(): void {
    const { client } = this.#session;
    if (client.diagnosticRefresh) this.#ask('workspace/diagnostic/refresh');
    if (client.semanticTokensRefresh) this.#ask('workspace/semanticTokens/refresh');
    if (client.inlayHintRefresh) this.#ask('workspace/inlayHint/refresh');
    if (client.codeLensRefresh) this.#ask('workspace/codeLens/refresh');
  }

  #tell(method: string, params: object): void {
    const { connection, guard } = this.#session;
    guard.background(method, connection.sendNotification(method, params));
  }

  #ask(method: string): void {
    const { connection, guard } = this.#session;
    guard.background(method, connection.sendRequest<void>(method));
  }
}
