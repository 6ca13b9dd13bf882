import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vscodeServer } from '../../../server/src/test/vscode-server.ts';
import { chromiumPath, launchBrowser } from '../../../server/src/test/browser/launch.ts';
import { startEditorServer } from './editor-server.ts';
import { writeSample, type Sample } from './sample.ts';
import { outputPath, repository, session, type Outcome } from './sessions.ts';
import { Workbench } from './workbench.ts';

const server = vscodeServer();
const isRunnable = server !== undefined && chromiumPath !== undefined;

interface Scene {
  readonly workbench: Workbench;
  readonly sample: Sample;
  readonly errors: () => readonly string[];
  /** Keeps what the screen shows. */
  readonly show: (name: string) => Promise<void>;
}

/** In this order: each step leaves the window as the next one wants it. */
const tries = {
  'underlines what is wrong': async ({ workbench, show }) => {
    await workbench.openFile('mach/door.defs');
    await workbench.see('.monaco-editor', 'door_reason_t');
    await workbench.page.locator('.monaco-editor .squiggly-error').first().waitFor();
    await show('squiggle');
  },

  'lists it among the problems': async ({ workbench, show }) => {
    await workbench.runCommand('Problems: Focus on Problems View');
    await workbench.see('.markers-panel .monaco-list-row', '`door_reason_t`');
    await show('problems');
    await workbench.page.keyboard.press('Control+J');
  },

  'hovers a routine': async ({ workbench, show }) => {
    await workbench.openFile('mach/door.defs', { line: 16, column: 11 });
    await workbench.runCommand('Show or Focus Hover');
    await workbench.see('.monaco-hover:not(.hidden)', '5100');
    await workbench.page.waitForTimeout(400);
    await show('hover');
    await workbench.page.keyboard.press('Escape');
  },

  'shows target and dialect in the status bar': async ({ workbench }) => {
    await workbench.see('.statusbar-item', /automatic \((Apple|GNU)\)/);
  },

  'lists subsystems and routines by their ids': async ({ workbench, show }) => {
    await workbench.runCommand('Explorer: Focus on Mach Subsystems View');
    const row = '.tree-explorer-viewlet-tree-view .monaco-list-row';
    await workbench.see(row, 'door_reply');
    const door = await workbench.see(row, '5100–5102');
    await door.locator('.monaco-tl-twistie').click();
    await workbench.see(row, /5100\s+door_open/);
    await workbench.see(row, /5101\s+skip/);
    await show('tree');
  },

  'completes a type by its first letters': async ({ workbench, show }) => {
    await workbench.openFile('mach/door_reply.defs', { line: 9, column: 99 });
    await workbench.page.keyboard.type('\nplace\t: door_na');
    await workbench.see('.monaco-editor .view-line', /place\s*:\s*door_na/);
    await workbench.page.keyboard.press('Control+Space');
    await workbench.see('.suggest-widget.visible .monaco-list-row', 'door_name_t');
    await show('completion');
    await workbench.page.keyboard.press('Enter');
    await workbench.see('.monaco-editor .view-line', /place\s*:\s*door_name_t/);
    await workbench.revert();
  },

  'mends a page by a quick fix': async ({ workbench, show }) => {
    await workbench.openFile('man/door_open.html', { line: 41, column: 18 });
    await workbench.see('.monaco-editor .view-line', 'KERN_INVALD_NAME');
    await workbench.page.locator('.monaco-editor .squiggly-warning').first().waitFor();
    await workbench.runCommand('Quick Fix...');
    await workbench.see('.action-widget .monaco-list-row.focused', 'KERN_INVALID_NAME');
    await show('quick-fix');
    await workbench.page.keyboard.press('Enter');
    await workbench.see('.monaco-editor .view-line', 'KERN_INVALID_NAME');
    await workbench.page.locator('.monaco-editor .squiggly-warning').waitFor({ state: 'detached' });
    await workbench.revert();
  },

  'renames a routine over interfaces and pages': async ({ workbench, sample, show }) => {
    await workbench.openFile('mach/door.defs', { line: 30, column: 11 });
    await workbench.runCommand('Rename Symbol');
    const box = workbench.page.locator('.rename-box input');
    await box.waitFor();
    await box.fill('door_shut');
    await show('rename');
    await workbench.page.keyboard.press('Enter');
    await workbench.see('.monaco-editor .view-line', /routine\s+door_shut/);
    await workbench.runCommand('File: Save All Files');
    await sample.holds('mach/door.defs', 'door_shut(');
    await sample.holds('man/door_close.html', 'door_shut</strong>');
    await sample.holds('man/door_open.html', 'door_shut');
  },

  'greys what the chosen target skips': async ({ workbench, sample, show }) => {
    await workbench.openFile('mach/door.defs');
    await workbench.untilGrey('skip', false);
    await workbench.untilGrey('door_lock', true);
    await workbench.page.locator('.statusbar-item', { hasText: 'automatic (Apple)' }).click();
    const target = await workbench.see('.quick-input-list .monaco-list-row', 'kernel-server');
    await target.click();
    await workbench.see('.statusbar-item', 'kernel-server (Apple)');
    await workbench.untilGrey('skip', true);
    await workbench.untilGrey('door_lock', false);
    await show('target');
    await sample.holds('.vscode/settings.json', 'kernel-server');
  },

  'previews a page beside its source': async ({ workbench, show }) => {
    await workbench.openFile('man/door_open.html');
    await workbench.pressTitleButton('Open Page Preview to the Side');
    await workbench.webview('The door_open function opens the door');
    await workbench.page.waitForTimeout(500);
    await show('preview');
  },

  'jumps from the preview to the interface': async ({ workbench }) => {
    const frame = await workbench.webview('Interface: door_open');
    await frame.locator('a', { hasText: 'door_open' }).first().click();
    await workbench.see('.tab.active', 'door.defs');
  },

  'draws the messages of a routine': async ({ workbench, show }) => {
    await workbench.runCommand('View: Close All Editors');
    await workbench.openFile('mach/door.defs', { line: 16, column: 11 });
    await workbench.pressTitleButton('Show Message Layout');
    await workbench.webview('request 5100');
    await workbench.page.waitForTimeout(500);
    await show('layout');
    await workbench.runCommand('View: Close All Editors');
  },

  'reports no error': ({ errors }) => {
    expect(errors()).toEqual([]);
    return Promise.resolve();
  },
} satisfies Record<string, (scene: Scene) => Promise<void>>;

type Step = keyof typeof tries;
const steps = Object.keys(tries) as Step[];

describe.skipIf(!isRunnable)('the packaged extension in Visual Studio Code', () => {
  let folder = '';
  let check: (step: Step) => void = () => {};

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'machlint-package-'));
    const script = join(repository, 'server/scripts/package.mjs');
    execFileSync(process.execPath, [script, join(folder, 'out')], { stdio: 'pipe' });
    const name = readdirSync(join(folder, 'out')).find((each) => each.endsWith('.vsix')) ?? '';
    check = await session(steps, (attempt) => run(join(folder, 'out', name), attempt));
  }, 1_200_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(steps)('%s', (step) => check(step));
});

async function run(vsix: string, attempt: number): Promise<ReadonlyMap<Step, Outcome>> {
  const sample = writeSample();
  const editor = await startEditorServer({
    program: server ?? '',
    extensions: [vsix],
    log: outputPath(`packaged-${String(attempt)}.log`),
  });
  const browser = await launchBrowser();
  const outcomes = new Map<Step, Outcome>();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const workbench = await Workbench.open(page, editor.url, sample.folder);
    const show = async (name: string): Promise<void> => {
      await page.screenshot({ path: outputPath(`packaged-${String(attempt)}-${name}.png`) });
    };
    const scene: Scene = { workbench, sample, errors: editor.errors, show };
    for (const step of steps) {
      try {
        await tries[step](scene);
        outcomes.set(step, undefined);
      } catch (error) {
        outcomes.set(step, error instanceof Error ? error.message : String(error));
        await show(`failed-${step.replace(/\W+/g, '-')}`);
        await page.keyboard.press('Escape');
      }
      // Where three steps failed the window is of no use any more, and each of the others would wait in vain.
      if ([...outcomes.values()].filter((outcome) => outcome !== undefined).length >= 3) break;
    }
    return outcomes;
  } finally {
    await browser.close();
    await editor.stop();
    sample.remove();
  }
}
