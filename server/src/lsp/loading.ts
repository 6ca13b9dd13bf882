import { setTimeout } from 'node:timers/promises';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
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
    folders.forEach((folder, i) => {
      report(folder.root ?? '', (100 * i) / folders.length);
      folder.load(session.documentsIn(folder).map(({ file }) => file));
    });
  });
  session.updates.everything();
}

/** Takes new settings: pulled where the client lets us ask, else what it sent. */
export async function configure(session: Session, sent: unknown): Promise<void> {
  if (session.client.configuration) await pullSettings(session, session.allFolders);
  else session.allFolders.forEach((folder) => folder.configure(readSettings(sectionOf(sent))));
  session.updates.everything();
}

async function pullSettings(session: Session, folders: readonly Folder[]): Promise<void> {
  if (!session.client.configuration) {
    for (const folder of folders) folder.configure(readSettings(session.initialSettings));
    return;
  }
  const items = folders.map(({ root }): ConfigurationItem => {
    const section = 'machlint';
    return root === undefined ? { section } : { section, scopeUri: uriOfFile(root) };
  });
  const answer = await answerTo(session, items);
  folders.forEach((folder, i) => {
    const section: unknown = Array.isArray(answer) ? answer[i] : undefined;
    folder.configure(readSettings(section ?? session.initialSettings));
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

const watched = ['**/*.{defs,h,htm,html,txt}', '**/machlint.jsonc'];
