import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Folder } from './folder.ts';
import type { Session } from './session.ts';
import { inSlices, symbolSteps } from './slices.ts';

/** What is to be read: the folder's snapshot of this moment. */
interface Reading {
  readonly session: Session;
  readonly folder: Folder;
  readonly snapshot: Snapshot;
}

/**
 * Waits until all of a snapshot is read, for an answer that needs everything: lighter questions have their turn
 * meanwhile. Throws where a text changed before: the client asks again for what it still wants to know.
 */
export async function whenRead(reading: Reading): Promise<void> {
  if (await isRead(reading)) return;
  throw new ResponseError(LSPErrorCodes.ContentModified, 'a file changed meanwhile');
}

/** Whether the snapshot was read before it became an old one. Whoever waits for the same one waits for one reading. */
export async function isRead({ session, folder, snapshot }: Reading): Promise<boolean> {
  let running = readings.get(snapshot);
  if (running === undefined) {
    const isOld = (): boolean => folder.snapshot !== snapshot;
    const read = inSlices(symbolSteps(snapshot), isOld, session.guard);
    readings.set(snapshot, (running = read.then((result) => result !== undefined)));
  }
  return running;
}

/** Readings by what they read, freed with it. */
const readings = new WeakMap<Snapshot, Promise<boolean>>();
