import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { layers, pureLayers } from './layers.ts';

const src = dirname(fileURLToPath(import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(sep).join('/'))
  .filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('test/'),
  );

function layerOf(file: string): number {
  return layers.findIndex((folders) => folders.some((folder) => file.startsWith(`${folder}/`)));
}

function importsOf(file: string): { readonly line: number; readonly from: string }[] {
  const text = readFileSync(join(src, file), 'utf8');
  const pattern = /(?:from\s+|import\s*\(?\s*)'([^']+)'/g;
  return [...text.matchAll(pattern)].map((match) => ({
    line: text.slice(0, match.index).split('\n').length,
    from: match[1] ?? '',
  }));
}

it('lets no folder import a higher layer', () => {
  const faults = files.flatMap((file) => {
    const own = layerOf(file);
    return importsOf(file)
      .filter(({ from }) => from.startsWith('.'))
      .map(({ line, from }) => ({ line, target: posix.join(posix.dirname(file), from) }))
      .filter(({ target }) => {
        const other = layerOf(target);
        const isEntry = own === -1;
        const sameFolder = posix.dirname(file) === posix.dirname(target);
        const sameTop = own !== -1 && own === other && topOf(file) === topOf(target);
        return !isEntry && !sameFolder && !sameTop && other >= own;
      })
      .map(({ line, target }) => `${file}:${line} imports ${target}`);
  });
  expect(faults).toEqual([]);
});

it('keeps input and output out of the pure layers', () => {
  const faults = files
    .filter((file) => layerOf(file) !== -1 && layerOf(file) < pureLayers)
    .flatMap((file) =>
      importsOf(file)
        .filter(({ from }) => from.startsWith('node:'))
        .map(({ line, from }) => `${file}:${line} imports ${from}`),
    );
  expect(faults).toEqual([]);
});

it('keeps the protocol in lsp/', () => {
  const faults = files
    .filter((file) => !file.startsWith('lsp/'))
    .flatMap((file) =>
      importsOf(file)
        .filter(({ from }) => from.startsWith('vscode-language'))
        .map(({ line, from }) => `${file}:${line} imports ${from}`),
    );
  expect(faults).toEqual([]);
});

it('has no circle of imports', () => {
  const imports = new Map(files.map((file) => [file, valueImportsOf(file)]));
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (done.has(file) || path.includes(file)) return;
    for (const next of imports.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

/** Types alone may be told to and fro: nothing is loaded for them. */
function valueImportsOf(file: string): readonly string[] {
  const text = readFileSync(join(src, file), 'utf8');
  const pattern = /^import (?!type )[^;]*?'(\.[^']+)'/gm;
  return [...text.matchAll(pattern)].map(([, from = '']) => posix.join(posix.dirname(file), from));
}

it('lists every folder', () => {
  const unlisted = files.filter((file) => file.includes('/') && layerOf(file) === -1);
  expect(unlisted.map((file) => relative('.', file))).toEqual([]);
});

function topOf(file: string): string {
  return layers.flat().find((folder) => file.startsWith(`${folder}/`)) ?? '';
}
