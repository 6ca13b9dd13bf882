import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import {
  editorWorkspace,
  files,
  renamed,
  type EditorWorkspace,
  type Renaming,
} from './workspace.ts';

/** Milliseconds that an editor has for its whole script: a hundred times what it needs on an idle machine. */
const patience = 100_000;

/**
 * Lets an editor answer once for the suite around it. `argumentsFor` writes the script that it runs, which writes its
 * answers to a file, and gives the arguments of the command.
 */
export function askEditor<Answers>(
  program: string | undefined,
  argumentsFor: (workspace: EditorWorkspace, file: string) => readonly string[],
): () => Answers {
  let workspace: EditorWorkspace;
  let answers: unknown;
  beforeAll(async () => {
    workspace = editorWorkspace();
    const file = join(workspace.folder, '../answers.json');
    answers = await runEditor(workspace, program ?? '', argumentsFor(workspace, file), file);
  });
  afterAll(() => workspace.remove());
  return () => answers as Answers;
}

/** A routine has its new name in interface and page, and nothing else is another. */
export function expectRenamed(renaming: Renaming): void {
  expect(Object.keys(renaming.before).sort()).toEqual(Object.keys(files).sort());
  expect(renaming.after).toEqual(renamed(renaming));
}

/**
 * Runs an editor without a screen on a script that writes its answers as JSON, and gives them. Rejects with everything
 * that the editor printed where it fails, or ends without an answer.
 */
function runEditor(
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
