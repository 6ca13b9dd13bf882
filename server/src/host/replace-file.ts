import {
  lstatSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  chmodSync,
} from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a whole file so that whoever reads it, a crash or a second run included, sees the old text or the new one and
 * never a part: the text goes into a file beside it, which then takes its place. A link stays a link, modes are kept.
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
  const target = resolved(path);
  mkdirSync(dirname(target), { recursive: true });
  const temporary = `${target}.${process.pid}.${Math.random().toString(36).slice(2)}.tmp`;
  try {
    writeFileSync(temporary, text, { flush });
    const mode = modeOf(target);
    if (mode !== undefined) chmodSync(temporary, mode);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function resolved(path: string): string {
  try {
    return lstatSync(path).isSymbolicLink() ? realpathSync(path) : path;
  } catch {
    return path;
  }
}

function modeOf(path: string): number | undefined {
  try {
    return statSync(path).mode & 0o7777;
  } catch {
    return undefined;
  }
}
