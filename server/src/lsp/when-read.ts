import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Folder } from './folder.ts';
import type { Session } from './session.ts';
import { inSlices, symbolSteps, type Pace } from './slices.ts';

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
  if (await read(reading, true)) return;
  throw new ResponseError(LSPErrorCodes.ContentModified, 'a file changed meanwhile');
}

/** Reads all of a snapshot while nobody waits for it. False where it became an old one before. */
export async function readAhead(reading: Reading): Promise<boolean> {
  return read(reading, false);
}

/** Whether the snapshot was read before it became an old one. Whoever waits for the same one waits for one reading. */
async function read({ session, folder, snapshot }: Reading, isAwaited: boolean): Promise<boolean> {
  let running = readings.get(snapshot);
  if (running === undefined) {
    const isOld = (): boolean => folder.snapshot !== snapshot;
    const pace = { isAwaited };
    const steps = inSlices(symbolSteps(snapshot), isOld, session.guard, pace);
    running = { pace, isRead: steps.then((result) => result !== undefined) };
    readings.set(snapshot, running);
  }
  running.pace.isAwaited ||= isAwaited;
  return running.isRead;
}

/** Readings by what they read, freed with it. */
const readings = new WeakMap<
  Snapshot,
  { readonly pace: Pace; readonly isRead: Promise<boolean> }
>();
