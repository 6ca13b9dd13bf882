import { createHash, randomUUID } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Answers of earlier runs, each a file named by a hash of all that it depends on. So an entry is never wrong, only
 * missing: a crash leaves a temporary file that nobody reads, and parallel runs write the same bytes under one name.
 */
export interface Cache {
  /** The text stored under a key; undefined where there is none, or it is damaged. */
  readonly get: (key: string) => string | undefined;
  /** Stores a text. A cache that cannot be written is no error: the next run is slower. */
  readonly set: (key: string, text: string) => void;
}

/** The cache in a folder; it makes the folder when it first stores something. */
export function openCache(folder: string): Cache {
  const pathOf = (key: string): string => join(folder, `${hashOf([key])}.json`);
  return {
    get(key) {
      const path = pathOf(key);
      try {
        const stored = readFileSync(path, 'utf8');
        const [mark = ''] = stored.split('\n', 1);
        const text = stored.slice(mark.length + 1);
        if (mark !== hashOf([key, text])) return undefined;
        keepFresh(path);
        return text;
      } catch {
        return undefined;
      }
    },
    set(key, text) {
      const temporary = join(folder, `${randomUUID()}.tmp`);
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeFileSync(temporary, `${hashOf([key, text])}\n${text}`, { flag: 'wx', mode: 0o600 });
        renameSync(temporary, pathOf(key));
        sweep(folder);
      } catch {
        remove(temporary);
      }
    },
  };
}

/**
 * Where caches belong: `$XDG_CACHE_HOME/machlint`, else what the platform has, never in the tree. A relative
 * XDG_CACHE_HOME counts as unset, as the XDG base directory specification says.
 */
export function cacheFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: string = process.platform,
): string {
  const xdg = env['XDG_CACHE_HOME'];
  if (xdg?.startsWith('/') === true) return join(xdg, 'machlint');
  const home = env['HOME'] ?? homedir();
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'machlint');
  if (platform === 'win32') {
    return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'machlint', 'Cache');
  }
  return join(home, '.cache', 'machlint');
}

/** A hash of several texts, each with its length, so that no two lists run together. */
export function hashOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length} `).update(part);
  return hash.digest('hex');
}

const day = 24 * 60 * 60 * 1000;

/**
 * Entries that nobody asked for in a month go, and all but the newest hundred. A time to come is no newer than one as
 * long ago: a clock that was set back must not keep what it dated, in the place of all that follows.
 */
function sweep(folder: string): void {
  const now = Date.now();
  const aged = readdirSync(folder)
    .filter((name) => /\.(?:json|tmp)$/.test(name))
    .flatMap((name) => {
      const path = join(folder, name);
      const time = modified(path);
      const isTemporary = name.endsWith('.tmp');
      return time === undefined ? [] : [{ path, age: Math.abs(now - time), isTemporary }];
    })
    .sort((a, b) => a.age - b.age);
  aged.forEach(({ path, age, isTemporary }, index) => {
    const limit = isTemporary ? day : 30 * day;
    if (index >= 100 || age > limit) remove(path);
  });
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It stays: a cache is never worth an error.
  }
}

function modified(path: string): number | undefined {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return undefined;
  }
}

/** An entry in use stays: its time is that of its last use, to the day. */
function keepFresh(path: string): void {
  const time = modified(path);
  if (time === undefined || Math.abs(Date.now() - time) < day) return;
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // Somebody swept it meanwhile: no harm.
  }
}
