import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../test/command-line.ts';
import { cacheFolder, hashOf, openCache } from './cache.ts';

const emptyFolder = (): string => join(folderOf({}), 'cache');

/** The only file in a folder. */
function entryIn(folder: string): string {
  return join(folder, readdirSync(folder)[0] ?? '');
}

it('gives back what was stored under a key, and nothing under another', () => {
  const cache = openCache(emptyFolder());
  cache.set('a', 'first\nsecond');
  expect(cache.get('a')).toBe('first\nsecond');
  expect(cache.get('b')).toBeUndefined();
});

it('makes no folder before it stores something', () => {
  const folder = emptyFolder();
  expect(openCache(folder).get('a')).toBeUndefined();
  expect(existsSync(folder)).toBe(false);
});

it('takes an entry that a crash cut short, at any byte, for none', () => {
  const folder = emptyFolder();
  const cache = openCache(folder);
  cache.set('a', '{"whole":true}');
  const entry = entryIn(folder);
  const stored = readFileSync(entry, 'utf8');
  for (let length = 0; length < stored.length; length++) {
    writeFileSync(entry, stored.slice(0, length));
    expect(cache.get('a')).toBeUndefined();
  }
});

it('takes an entry that was written for another key for none', () => {
  const folder = emptyFolder();
  const cache = openCache(folder);
  cache.set('a', 'text');
  const stored = readFileSync(entryIn(folder));
  cache.set('b', 'other');
  for (const name of readdirSync(folder)) writeFileSync(join(folder, name), stored);
  expect(cache.get('b')).toBeUndefined();
});

it('is silent where it cannot write', () => {
  const folder = folderOf({ file: '' });
  const cache = openCache(join(folder, 'file', 'cache'));
  expect(() => cache.set('a', 'text')).not.toThrow();
  expect(cache.get('a')).toBeUndefined();
});

it('leaves no temporary files, and sweeps old ones', () => {
  const folder = emptyFolder();
  const cache = openCache(folder);
  cache.set('a', 'text');
  const old = new Date(Date.now() - 40 * 24 * 60 * 60 * 1000);
  writeFileSync(join(folder, 'crashed.tmp'), '');
  utimesSync(join(folder, 'crashed.tmp'), old, old);
  utimesSync(entryIn(folder), old, old);
  cache.set('b', 'text');
  expect(readdirSync(folder)).toEqual([`${hashOf(['b'])}.json`]);
});

it('parts texts that run together', () => {
  expect(hashOf(['ab', 'c'])).not.toBe(hashOf(['a', 'bc']));
});

describe('the folder', () => {
  it.each([
    [{ XDG_CACHE_HOME: '/x', HOME: '/h' }, 'linux', '/x/machlint'],
    [{ XDG_CACHE_HOME: 'x', HOME: '/h' }, 'linux', '/h/.cache/machlint'],
    [{ XDG_CACHE_HOME: '', HOME: '/h' }, 'linux', '/h/.cache/machlint'],
    [{ HOME: '/h' }, 'darwin', '/h/Library/Caches/machlint'],
  ])('of %o on %s is %s', (env: Record<string, string>, platform, folder) => {
    expect(cacheFolder(env, platform)).toBe(folder);
  });
});

it('stores on where the clock was set back, and forgets what it dated before', () => {
  const folder = emptyFolder();
  const cache = openCache(folder);
  cache.set('read', 'text');
  const readAgain = entryIn(folder);
  const inAYear = new Date(Date.now() + 365 * 24 * 60 * 60 * 1000);
  for (let i = 0; i < 120; i++) writeFileSync(join(folder, `${hashOf([`${i}`])}.json`), '');
  for (const name of readdirSync(folder)) utimesSync(join(folder, name), inAYear, inAYear);
  expect(cache.get('read')).toBe('text');
  cache.set('new', 'other');
  expect(cache.get('new')).toBe('other');
  expect(readdirSync(folder)).toHaveLength(2);
  expect(existsSync(readAgain)).toBe(true);
});
