import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { EditorWorkspace } from './workspace.ts';

/** Milliseconds that an editor has for its whole script: a hundred times what it needs on an idle machine. */
const patience = 100_000;

/**
 * Runs an editor without a screen on a script that writes its answers as JSON, and gives them. Rejects with everything
 * that the editor printed where it fails, or ends without an answer.
 */
export function runEditor(
  workspace: EditorWorkspace,
  program: string,
  args: readonly string[],
  answers: string,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const editor = spawn(program, args, {
      cwd: workspace.folder,
      env: workspace.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: patience,
    });
    let printed = '';
    editor.stdout.on('data', (data: Buffer) => (printed += data.toString()));
    editor.stderr.on('data', (data: Buffer) => (printed += data.toString()));
    editor.on('error', reject);
    editor.on('close', (status) => {
      if (status === 0 && existsSync(answers)) {
        resolve(JSON.parse(readFileSync(answers, 'utf8')) as unknown);
      } else {
        reject(new Error(`${program} ended with ${String(status)}:\n${printed}`));
      }
    });
  });
}
