import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { hoverAt, open } from './editor.ts';

/** Milliseconds in the extension host, over a checkout of XNU. */
export interface XnuFigures {
  /** The extension alone; the server is started by the first document. */
  readonly activation: number;
  /** From the opening of the first interface of the window to the answer: the server's start and its reading included. */
  readonly firstHover: number;
  /** The same question again. */
  readonly nextHover: number;
  readonly hover: string;
}

/** Visual Studio Code calls this in the extension host when a window is opened for tests. */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('machlint.machlint-vscode');
  const activation = await timed(async () => extension?.activate());
  let hover = '';
  const firstHover = await timed(async () => {
    const { document } = await open('osfmk/mach/task.defs');
    hover = await hoverAt(document, 'task_info(');
  });
  const nextHover = await timed(async () => {
    const { document } = await open('osfmk/mach/task.defs');
    hover = await hoverAt(document, 'task_info(');
  });
  const figures: XnuFigures = { activation, firstHover, nextHover, hover };
  writeFileSync(process.env['MACHLINT_HOST_RESULTS'] ?? '', JSON.stringify(figures));
}

async function timed(work: () => unknown): Promise<number> {
  const before = performance.now();
  await work();
  return Math.round(performance.now() - before);
}
