import { setTimeout } from 'node:timers/promises';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  MessageType,
  ShowMessageNotification,
  RegistrationRequest,
  WatchKind,
  type ConfigurationItem,
  type Registration,
} from 'vscode-languageserver/node';
import { registrations } from './capabilities.ts';
import type { Folder } from './folder.ts';
import { withProgress } from './progress.ts';
import type { Session } from './session.ts';
import { readSettings } from './settings.ts';
import { uriOfFile } from './uri.ts';

/** What follows `initialized`: ask to be told of changes, ask for the settings, read the folders. */
export async function start(session: Session): Promise<void> {
  session.guard.background('client/registerCapability', register(session));
  await loadFolders(session, session.allFolders);
  session.setReady();
}

/** Asks for the folders' settings and reads their files. */
export async function loadFolders(session: Session, folders: readonly Folder[]): Promise<void> {
  await withProgress(session, 'Reading Mach interfaces', async (report) => {
    await pullSettings(session, folders);
    const waiting = [...folders];
    for (let done = 0; done < waiting.length; done++) {
      const folder = waiting[done];
      if (folder === undefined) break;
      report(folder.root ?? '', (100 * done) / waiting.length);
      folder.load([]);
      const inner = session.addInner(folder.beyond);
      inner.forEach((each) => each.configure(folder.settings));
      waiting.push(...inner);
    }
    // Only now is it known which folder each open document belongs to.
    for (const { file } of session.documents.all) session.folderOf(file.id).set(file);
  });
  tellLargeTrees(session, folders);
  session.updates.everything();
}

/** Says of folders with too many files what is not done there. */
function tellLargeTrees({ connection, guard }: Session, folders: readonly Folder[]): void {
  for (const { largeTreeNote: note } of folders) {
    if (note === undefined) continue;
    const message = `machlint: ${note.file} ${note.message}`;
    const told = connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Info,
      message,
    });
    guard.background('window/showMessage', told);
  }
}

/** Takes new settings: pulled where the client lets us ask, else what it sent. */
export async function configure(session: Session, sent: unknown): Promise<void> {
  if (!session.client.configuration) session.initialSettings = sectionOf(sent);
  const changed = await pullSettings(session, session.allFolders);
  if (changed.length > 0) await loadFolders(session, changed);
  session.updates.everything();
}

/** Gives the folders their settings; those whose files must be read anew. */
async function pullSettings(
  session: Session,
  folders: readonly Folder[],
): Promise<readonly Folder[]> {
  if (!session.client.configuration) {
    const settings = readSettings(session.initialSettings);
    return folders.filter((folder) => folder.configure(settings));
  }
  const items = folders.map(({ root }): ConfigurationItem => {
    const section = 'machlint';
    return root === undefined ? { section } : { section, scopeUri: uriOfFile(root) };
  });
  const answer = await answerTo(session, items);
  return folders.filter((folder, i) => {
    const section: unknown = Array.isArray(answer) ? answer[i] : undefined;
    return folder.configure(readSettings(section ?? session.initialSettings));
  });
}

/** Undefined where the client does not answer in time: an editor that lost a question must not keep the server from work. */
async function answerTo(session: Session, items: readonly ConfigurationItem[]): Promise<unknown> {
  const asked = session.connection.sendRequest<unknown>('workspace/configuration', { items });
  try {
    return await Promise.race([asked, setTimeout(patience, undefined, { ref: false })]);
  } catch {
    return undefined;
  }
}

/** Milliseconds that the client has for its settings. */
const patience = 3000;

/** Clients send the section by itself or in an object that holds it. */
function sectionOf(sent: unknown): unknown {
  const holdsSection = typeof sent === 'object' && sent !== null && 'machlint' in sent;
  return holdsSection ? sent.machlint : sent;
}

async function register({ client, connection }: Session): Promise<void> {
  const wanted: Registration[] = [...registrations(client)];
  if (client.configurationRegistration) {
    const { method } = DidChangeConfigurationNotification.type;
    wanted.push({ id: method, method, registerOptions: { section: 'machlint' } });
  }
  if (client.watchRegistration) {
    const { method } = DidChangeWatchedFilesNotification.type;
    const kind = WatchKind.Create | WatchKind.Change | WatchKind.Delete;
    const watchers = watched.map((globPattern) => ({ globPattern, kind }));
    wanted.push({ id: method, method, registerOptions: { watchers } });
  }
  if (wanted.length === 0) return;
  await connection.sendRequest(RegistrationRequest.type, { registrations: wanted });
}

const watched = ['**/*.{defs,h,htm,html,txt}', '**/{machlint.jsonc,.gitignore}'];
