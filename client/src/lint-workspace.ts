import * as vscode from 'vscode';
import { WorkDoneProgress } from 'vscode-languageclient/node';
import type { LanguageServer } from './language-server.ts';

/** Lints every file of the workspace; the findings stand in the Problems view. */
export async function lintWorkspace(server: LanguageServer): Promise<void> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: 'Linting Mach interfaces and pages',
    cancellable: true,
  };
  await vscode.window.withProgress(options, async (progress, token) => {
    await server.start();
    const workDoneToken = `machlint/lint/${String((lintRuns += 1))}`;
    const reports = server.client.onProgress(
      WorkDoneProgress.type,
      workDoneToken,
      reporter(progress),
    );
    try {
      const { files, errors, warnings, infos } = await server.ask(
        'machlint/lintWorkspace',
        { workDoneToken },
        token,
      );
      const counts = `${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(infos, 'note')}`;
      await vscode.commands.executeCommand('workbench.actions.view.problems');
      void tell(`${counted(files, 'file')}: ${counts}`);
    } catch (error) {
      if (!token.isCancellationRequested) throw error;
    } finally {
      reports.dispose();
    }
  });
}

let lintRuns = 0;

/** The usual preset is quiet about old pages that drifted from their interfaces; who looks for them learns here how. */
async function tell(summary: string): Promise<void> {
  const choose = 'Choose Rules…';
  const chosen = await vscode.window.showInformationMessage(summary, choose);
  if (chosen === choose) {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'machlint.preset');
  }
}

/** VS Code adds up increments where the protocol tells how far it is. */
function reporter(
  progress: vscode.Progress<{ message?: string; increment?: number }>,
): (value: { message?: string; percentage?: number }) => void {
  let done = 0;
  return ({ message, percentage = done }) => {
    progress.report({ ...(message !== undefined && { message }), increment: percentage - done });
    done = percentage;
  };
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
