import { build } from 'esbuild';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { vscodeServer } from '../../../server/src/test/vscode-server.ts';
import { launchBrowser } from '../../../server/src/test/browser/launch.ts';
import { startEditorServer } from './editor-server.ts';
import { outputPath, repository } from './sessions.ts';

/** Bundles a program of `host/` into `client/dist/test`, where the extension host finds it. */
export async function buildHostProgram(name: string): Promise<void> {
  await build({
    absWorkingDir: repository,
    entryPoints: [`client/src/test/host/${name}.ts`],
    outfile: `client/dist/test/${name}.js`,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vscode'],
    logLevel: 'warning',
  });
}

/** A window of Visual Studio Code that asks for tests. */
export interface HostWindow {
  /** Which program runs in the process in which extensions run. */
  readonly program: string;
  /** The folder that the window opens. */
  readonly folder: string;
  /** The file that the program writes its results into. */
  readonly results: string;
  /** What logs and screenshots are called. */
  readonly name: string;
  /** Milliseconds until the window is given up. */
  readonly patience: number;
}

/** Runs a program in the extension host until it ends; resolves with the errors that the extension logged. */
export async function runInHost(window: HostWindow): Promise<readonly string[]> {
  const { program, folder, results, name, patience } = window;
  const editor = await startEditorServer({
    program: vscodeServer() ?? '',
    env: { MACHLINT_HOST_RESULTS: results },
    log: outputPath(`${name}.log`),
  });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    let exit: number | undefined;
    await page.exposeFunction('codeAutomationLog', () => {});
    await page.exposeFunction('codeAutomationExit', (code: number) => (exit = code));
    const remote = editor.url.replace('http:', 'vscode-remote:');
    const extension = join(repository, 'client');
    const payload = JSON.stringify([
      ['extensionDevelopmentPath', `${remote}${extension}`],
      ['extensionTestsPath', `${remote}${join(extension, `dist/test/${program}.js`)}`],
    ]);
    const query = new URLSearchParams({ folder, payload });
    await page.goto(`${editor.url}/?${query.toString()}`);
    const end = Date.now() + patience;
    while (exit === undefined && Date.now() < end) await setTimeout(100);
    await page.screenshot({ path: outputPath(`${name}.png`) });
    return editor.errors();
  } finally {
    await browser.close();
    await editor.stop();
  }
}
