import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { fileId } from '../text/span.ts';
import { Folder } from './folder.ts';
import { readSettings } from './settings.ts';

const path = realpathSync(mkdtempSync(join(tmpdir(), 'machlint-folder-')));
const configuration = join(path, 'machlint.jsonc');

afterEach(() => rmSync(configuration, { force: true }));

function loaded(): Folder {
  const folder = new Folder(fileId(path));
  folder.load([]);
  return folder;
}

it('is judged by its machlint.jsonc, as on the command line', () => {
  writeFileSync(configuration, '{ "preset": "strict" } // as everywhere');
  expect(loaded().snapshot.config.preset).toBe('strict');
});

it('lets the editor’s settings have the last word', () => {
  writeFileSync(configuration, '{ "preset": "strict", "dialect": "gnu" }');
  const folder = loaded();
  folder.configure(readSettings({ preset: 'all' }));
  expect(folder.snapshot.config).toMatchObject({ preset: 'all', dialect: 'gnu' });
});

it('follows a change of the file', () => {
  const folder = loaded();
  writeFileSync(configuration, '{ "preset": "security" }');
  folder.refresh([fileId(configuration)]);
  expect(folder.snapshot.config.preset).toBe('security');
});

it('reads nothing outside the folder that a configuration extends', () => {
  writeFileSync(join(path, '..', 'machlint-outside.jsonc'), '{ "preset": "all" }');
  writeFileSync(configuration, '{ "extends": ["../machlint-outside.jsonc"] }');
  expect(loaded().snapshot.config.preset).toBe('recommended');
  rmSync(join(path, '..', 'machlint-outside.jsonc'));
});
