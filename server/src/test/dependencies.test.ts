import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { buildServer } from '../../scripts/build.mjs';
import { packagesIn } from '../../scripts/notices.mjs';
import { folderOf } from './command-line.ts';

interface LockedPackage {
  readonly license?: string;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const root = new URL('../../../', import.meta.url);
const packages = (
  JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8')) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  }
).packages;
const server = JSON.parse(readFileSync(new URL('server/package.json', root), 'utf8')) as {
  readonly dependencies?: object;
  readonly devDependencies: Readonly<Record<string, string>>;
};

/** Packages of the server that only its tests and types use. */
const forTests = (name: string): boolean => name.startsWith('@types/') || name === 'ajv';

/** Everything that the bundle may hold: the server's packages and theirs. */
function bundled(): ReadonlyMap<string, LockedPackage> {
  const found = new Map<string, LockedPackage>();
  const visit = (name: string, from: string): void => {
    const place = [
      '',
      ...from.split(/(?=\/node_modules\/)/).map((_, i, all) => all.slice(0, i + 1).join('')),
    ]
      .map((folder) => `${folder === '' ? '' : `${folder}/`}node_modules/${name}`)
      .findLast((candidate) => packages[candidate] !== undefined);
    const one = place === undefined ? undefined : packages[place];
    if (place === undefined || one === undefined || found.has(place)) return;
    found.set(place, one);
    for (const other of Object.keys(one.dependencies ?? {})) visit(other, place);
  };
  for (const name of Object.keys(server.devDependencies))
    if (!forTests(name)) visit(name, 'server');
  return found;
}

it('bundles no package that runs a script when it is installed, and installs none itself', () => {
  const all = bundled();
  expect(all.size).toBeGreaterThan(40);
  const running = [...all].filter(([, { hasInstallScript }]) => hasInstallScript === true);
  expect(running.map(([name]) => name)).toEqual([]);
  expect(server.dependencies).toBeUndefined();
});

it('bundles only what its licence lets anyone bundle', () => {
  const free = new Set(['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD']);
  const others = [...bundled()].filter(([, { license = 'none' }]) =>
    license
      .replace(/[()]/g, '')
      .split(/ AND | OR /)
      .some((one) => !free.has(one)),
  );
  expect(others.map(([name, { license }]) => `${name}: ${license}`)).toEqual([]);
});

it('tells in the README how many packages of which licence and size are in the program', async () => {
  const byLicence = new Map<string, { count: number; bytes: number }>();
  const sizes = packagesIn(await buildServer(folderOf({})));
  for (const [place, bytes] of sizes) {
    expect(packages[place]?.hasInstallScript, place).not.toBe(true);
    const licence = packages[place]?.license ?? 'none';
    const sum = byLicence.get(licence) ?? { count: 0, bytes: 0 };
    byLicence.set(licence, { count: sum.count + 1, bytes: sum.bytes + bytes });
  }
  const rows = [...byLicence]
    .sort(([a, { count: many }], [b, { count: few }]) => few - many || (a < b ? -1 : 1))
    .map(([licence, { count, bytes }]) => `| ${licence} | ${count} | ${kilobytes(bytes)} |`);
  const all = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  const table = [
    '| licence | packages | code in the program |',
    '| --- | --- | --- |',
    ...rows,
    `| all | ${sizes.size} | ${kilobytes(all)} |`,
  ].join('\n');
  expect(readFileSync(new URL('README.md', root), 'utf8')).toContain(table);
});

/** To the next ten. */
function kilobytes(bytes: number): string {
  return `${10 * Math.ceil(bytes / 10_240)} kB`;
}
