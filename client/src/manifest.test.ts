import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { restricted, settings } from '../scripts/settings.mjs';
import { commandNames } from './command-names.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');

interface Manifest {
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly configuration: unknown;
    readonly commands: readonly { readonly command: string }[];
  };
}
const manifest = JSON.parse(read('package.json')) as Manifest;

// A difference is mended by `node client/scripts/settings.mjs`.
it('has the settings of the schema', () => {
  expect(manifest.contributes.configuration).toEqual(settings());
  expect(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations).toEqual(restricted);
});

it('declares the version of the editor that the tests run', () => {
  expect(manifest.engines.vscode).toBe(`^${manifest.devDependencies['@types/vscode'] ?? ''}`);
});

it('names only files that are there', () => {
  const named = [
    ...read('package.json').matchAll(/"(?:\.\/)?((?:media|snippets|walkthrough)\/[^"]+)"/g),
  ];
  expect(named.length).toBeGreaterThan(10);
  const missing = named
    .map(([, path = '']) => path)
    .filter((path) => !existsSync(`${root}${path}`));
  expect(missing).toEqual([]);
});

it('offers only commands that it registers', () => {
  const offered = manifest.contributes.commands.map(({ command }) => command);
  expect(commandNames).toEqual(expect.arrayContaining(offered));
});
