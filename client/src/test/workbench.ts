/// <reference lib="dom" />
import type { Frame, Locator, Page } from 'playwright-core';

/** Milliseconds that anything on the screen has to appear: a busy machine with two cores is slow. */
const patience = 45_000;

/** Visual Studio Code in a browser, used as a person uses it: by keys, and by what can be seen. */
export class Workbench {
  readonly page: Page;
  readonly #folder: string;

  constructor(page: Page, folder: string) {
    this.page = page;
    this.#folder = folder;
    page.setDefaultTimeout(patience);
  }

  /** Opens the editor on a folder. */
  static async open(page: Page, url: string, folder: string): Promise<Workbench> {
    const workbench = new Workbench(page, folder);
    await page.goto(`${url}/?${new URLSearchParams({ folder }).toString()}`);
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
    return workbench;
  }

  /** Opens a file of the folder, by its whole path: the search for names needs a program that this editor lacks. */
  async openFile(
    path: string,
    at?: { readonly line: number; readonly column: number },
  ): Promise<void> {
    const name = path.slice(path.lastIndexOf('/') + 1);
    await this.#pick('Control+P', `${this.#folder}/${path}`, name);
    await this.page.locator(`.tab.active[aria-label*="${name}"]`).waitFor();
    await this.page
      .locator('.editor-group-container.active .monaco-editor .view-line')
      .first()
      .waitFor();
    if (at !== undefined) await this.goTo(at.line, at.column);
  }

  /** Puts the cursor at a place, counted from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.#pick('Control+G', `:${String(line)}:${String(column)}`, undefined);
    const position = this.page.locator('#status\\.editor\\.selection');
    await position.filter({ hasText: `Ln ${String(line)}, Col` }).waitFor();
  }

  async runCommand(title: string): Promise<void> {
    await this.#pick('F1', `>${title}`, title);
  }

  /** Takes back every change to the file that the active editor shows, and waits until it is so. */
  async revert(): Promise<void> {
    await this.runCommand('File: Revert File');
    await this.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
  }

  /** Waits until a line of the active editor that holds a text is dimmed, or is not. */
  async untilGrey(text: string, isGrey: boolean): Promise<void> {
    await this.page.waitForFunction(
      ([text, isGrey]) => {
        const lines = [...document.querySelectorAll('.monaco-editor .view-line')];
        const line = lines.find(({ textContent }) => textContent.includes(text));
        const words = [...(line?.querySelectorAll('span') ?? [])].filter(
          ({ children, textContent }) => children.length === 0 && textContent.includes(text),
        );
        return (
          words.length > 0 &&
          words.every((word) => Number(getComputedStyle(word).opacity) < 1 === isGrey)
        );
      },
      [text, isGrey] as const,
    );
  }

  /** Presses a button of the active editor's title: it is there when the editor knows what it shows. */
  async pressTitleButton(label: string): Promise<void> {
    const bar = this.page.locator('.editor-group-container.active .editor-actions');
    await bar.locator(`.action-label[aria-label^="${label}"]`).click();
  }

  /** Waits for text somewhere on the screen, and gives the element that holds it. */
  async see(selector: string, text: string | RegExp): Promise<Locator> {
    const found = this.page.locator(selector).filter({ hasText: text }).first();
    await found.waitFor();
    return found;
  }

  /** The document inside a webview: it lies two frames deep. */
  async webview(text: string): Promise<Frame> {
    const end = Date.now() + patience;
    while (Date.now() < end) {
      for (const frame of this.page.frames()) {
        const body = await frame.evaluate(() => document.body.innerText).catch(() => '');
        if (frame !== this.page.mainFrame() && body.includes(text)) return frame;
      }
      await this.page.waitForTimeout(200);
    }
    throw new Error(`no webview shows ${text}`);
  }

  /** Types into the box at the top, and takes the entry with a text; whatever is chosen where none is named. */
  async #pick(key: string, text: string, entry: string | undefined): Promise<void> {
    const box = this.page.locator('.quick-input-widget:not(.hidden) input[type="text"]');
    await this.page.keyboard.press(key);
    await box.waitFor();
    await box.fill(text);
    if (entry !== undefined) {
      // The entry that Enter takes: rows of an earlier question may still stand there.
      const rows = this.page.locator('.quick-input-widget .monaco-list-row.focused');
      await rows.filter({ hasText: entry }).first().waitFor();
    }
    await this.page.keyboard.press('Enter');
  }
}
