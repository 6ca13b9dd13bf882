import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  lstatSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './read-text.ts';

/**
 * Writes a whole file so that whoever reads it, a crash or a second run included, sees the old text or the new one and
 * never a part: the text goes into a file beside it, which then takes its place. A link stays a link; mode and, where
 * we may, owner are kept. A file that we may not write stays as it is, though its folder would let us replace it. A
 * device or a pipe (`--out /dev/stdout`) is written, not replaced.
 * @throws the file system's error, the file as it was
 */
export function replaceFile(path: string, text: string | Uint8Array): void {
  replace(path, text, true);
}

/**
 * Likewise for one of very many files that can be made anew: a reader and a killed process see the old text or the new
 * one, but after a loss of power the disk may not hold it yet. It saves a second for each two hundred files.
 * @throws the file system's error, the file as it was
 */
export function replaceDerivedFile(path: string, text: string | Uint8Array): void {
  replace(path, text, false);
}

function replace(path: string, text: string | Uint8Array, flush: boolean): void {
  const known = statOf(path);
  if (known !== undefined && !known.isFile()) {
    writeFileSync(path, text);
    return;
  }
  const target = resolved(path);
  if (known === undefined) makeFolder(dirname(target));
  else accessSync(target, constants.W_OK);
  const temporary = `${target}.${process.pid}.${Math.random().toString(36).slice(2)}.tmp`;
  try {
    writeFileSync(temporary, text, { flag: 'wx', flush, mode: known?.mode ?? 0o666 });
    if (known !== undefined) keepNature(temporary, known);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/**
 * Makes a folder and those around it. Node's own way says of a read-only file system that something is not there.
 * @throws the file system's error
 */
function makeFolder(path: string): void {
  if (statOf(path)?.isDirectory() === true) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  try {
    mkdirSync(path);
  } catch (error) {
    // A second run may have been faster.
    if (statOf(path)?.isDirectory() !== true) throw error;
  }
}

/** Why a file could not be written, as the end of a sentence that begins with its path. */
export function describeWriteError(error: unknown): string {
  switch (errorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'cannot be written: no space is left';
    case 'EACCES':
    case 'EPERM':
      return 'cannot be written: no permission';
    case 'EROFS':
      return 'cannot be written: the file system is read-only';
    case 'EFBIG':
      return 'cannot be written: it would be larger than files may be';
    case 'EISDIR':
      return 'cannot be written: it is a folder';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'cannot be written: what should be a folder around it is none';
    default:
      return `cannot be written: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function resolved(path: string): string {
  try {
    return lstatSync(path).isSymbolicLink() ? realpathSync(path) : path;
  } catch {
    return path;
  }
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** The umask has no say, and a file that root mends stays its owner's. */
function keepNature(path: string, { mode, uid, gid }: Stats): void {
  chmodSync(path, mode & 0o7777);
  if (process.getuid?.() !== 0) return;
  chownSync(path, uid, gid);
}
