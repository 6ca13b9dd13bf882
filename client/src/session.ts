import * as vscode from 'vscode';
import type { Commands } from './command-names.ts';
import { lintWorkspace } from './lint-workspace.ts';
import { registerInactiveRegions } from './inactive-regions.ts';
import { LanguageServer } from './language-server.ts';
import { openCounterpart, showRoutineById } from './navigation.ts';
import { registerPreviews } from './previews.ts';
import { registerStatus } from './status.ts';
import { registerSubsystems } from './subsystems.ts';
import { chooseTarget } from './target.ts';

/** Everything that needs the language server. */
export interface Session {
  readonly commands: Commands;
}

/** Starts the server and what shows its answers. Resolves when the commands can be given: they wait for the server. */
export function startSession(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
): Session {
  const server = new LanguageServer(context.asAbsolutePath('dist/server/main.js'), log);
  const previews = registerPreviews(server, context.extensionUri);
  const subsystems = registerSubsystems(server);
  context.subscriptions.push(
    server,
    ...registerStatus(server),
    ...registerInactiveRegions(server),
    ...previews.subscriptions,
    ...subsystems.subscriptions,
    server.onStarted(() =>
      vscode.commands.executeCommand('setContext', 'machlint.isRunning', true),
    ),
  );
  server.start().catch((error: unknown) => log.error(String(error)));
  return {
    commands: {
      'machlint.chooseTarget': () => chooseTarget(server),
      'machlint.showRoutineById': () => showRoutineById(server),
      'machlint.openCounterpart': () => openCounterpart(server),
      'machlint.showLayout': previews.showLayout,
      'machlint.previewPage': previews.showPage,
      'machlint.followLink': previews.followLink,
      'machlint.lintWorkspace': () => lintWorkspace(server),
      'machlint.restart': () => server.restart(),
      'machlint.showLog': () => log.show(),
      'machlint.refreshSubsystems': subsystems.refresh,
    },
  };
}
