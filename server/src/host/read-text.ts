import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { decode, looksBinary, type Decoded } from '../text/decode.ts';

/** A file past this is not read: the largest real interface or page has less than 1 MiB. */
export const largestFile = 16 * 1024 * 1024;

export type ReadText =
  ({ readonly kind: 'text' } & Decoded) | { readonly kind: 'unreadable'; readonly reason: string };

/**
 * Reads and decodes one regular file. Whatever goes wrong (no permission, vanished, too large, binary, a folder or a
 * device in its place) is a reason in words, never an exception.
 */
export function readText(path: string): ReadText {
  let descriptor: number | undefined;
  try {
    // Without O_NONBLOCK, opening a named pipe would wait for a writer.
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) return unreadable('is no regular file');
    if (stat.size > largestFile) {
      return unreadable(`has ${megabytes(stat.size)}, expected at most ${megabytes(largestFile)}`);
    }
    const bytes = readUpTo(descriptor, stat.size);
    if (looksBinary(bytes)) {
      return unreadable('is binary, expected text in UTF-8, Latin-1, or UTF-16 with its mark');
    }
    return { kind: 'text', ...decode(bytes) };
  } catch (error) {
    return unreadable(describeError(error));
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** The first bytes of a file, for a look at what it is; undefined where it cannot be read. */
export function readStart(path: string, length: number): Uint8Array | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    return readUpTo(descriptor, length);
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** A file system's error as the end of a sentence that begins with the path. */
export function describeError(error: unknown): string {
  switch (errorCode(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'does not exist';
    case 'EACCES':
    case 'EPERM':
      return 'cannot be read: no permission';
    case 'ELOOP':
      return 'is a symbolic link in a loop';
    case 'EISDIR':
      return 'is a folder';
    default:
      return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** `ENOENT` and its like; empty for what is no error of the system. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function unreadable(reason: string): ReadText {
  return { kind: 'unreadable', reason };
}

/** A file may shrink while it is read: what is there counts. */
function readUpTo(descriptor: number, length: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const count = readSync(descriptor, bytes, done, length - done, null);
    if (count === 0) break;
    done += count;
  }
  return done === length ? bytes : bytes.subarray(0, done);
}

function megabytes(size: number): string {
  return `${Math.ceil(size / 1024 / 1024)} MB`;
}
