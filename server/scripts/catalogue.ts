/**
 * `npm run catalogue -- --xnu GIT-FOLDER [--hurd GIT-FOLDER] [--gnumach VERSION=FOLDER]`: writes the facts that `show` and
 * `whois` know without a checkout (`server/src/catalogue/catalogue.json`): every tag of the repositories, and GNU Mach's
 * installed interfaces. Facts alone: names, numbers, types, rights, versions; no text of a page or a comment.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { PackedCatalogue } from '../src/catalogue/catalogue.ts';
import { collectCatalogue, type SystemSource } from '../src/catalogue/collect-catalogue.ts';
import { gitVersion } from '../src/cli/git-version.ts';
import { sharedSources } from '../src/cli/shared-sources.ts';
import { workspaceOf } from '../src/cli/lint-sources.ts';
import { loadWorkspace } from '../src/host/load-workspace.ts';
import type { SourceFile } from '../src/text/source-file.ts';
import { fileId } from '../src/text/span.ts';
import { defaultConfig, type Config } from '../src/workspace/config.ts';

const { values } = parseArgs({
  options: {
    xnu: { type: 'string' },
    hurd: { type: 'string' },
    gnumach: { type: 'string' },
  },
});
const { xnu, hurd, gnumach } = values;
if (xnu === undefined) throw new Error('expected --xnu GIT-FOLDER');

/** One target a side; the system call library and the daemons see routines of their own. */
const kernelTargets = ['user', 'kernel-server', 'user-server', 'libsyscall'];
/** What tests and tools declare for themselves, and what the Hurd keeps but does not build. */
const unbuilt = /\/(?:tests|tools|libkdd|SETUP|mount)\/|\/=[^/]*$/;
/** Those before it are written in a MIG and for types of Mach that are gone, and nearly all of them are refused. */
const firstHurd = '0.8';
const catalogue = collectCatalogue([
  { name: 'XNU', versions: tagged(xnu, kernelTargets) },
  ...(gnumach === undefined ? [] : [installed('GNU Mach', gnumach)]),
  ...(hurd === undefined
    ? []
    : [{ name: 'Hurd', versions: tagged(hurd, ['user', 'server'], firstHurd) }]),
]);
const text = printed(catalogue);
writeFileSync(fileURLToPath(new URL('../src/catalogue/catalogue.json', import.meta.url)), text);
for (const { name, versions, routines } of catalogue.systems) {
  const forms = routines.reduce((sum, [, , , , ...each]) => sum + each.length, 0);
  console.log(`${name}: ${versions.length} versions, ${routines.length} ids, ${forms} forms`);
}
console.log(`${catalogue.arguments.length} arguments, ${text.length} bytes`);

/** Every tag of a repository whose name ends in a version, without what is no interface of the system. */
function* tagged(folder: string, target: readonly string[], since = '0'): SystemSource['versions'] {
  const root = fileId(resolve(folder));
  const config = configFor(target);
  const reading = {
    roots: [root],
    named: [],
    isExcluded: (path: string) => unbuilt.test(path.slice(root.length)),
  };
  let last: readonly SourceFile[] = [];
  for (const { tag, version } of tagsOf(root)) {
    if (byVersion(version, since) < 0) continue;
    const { sources, readFiles } = gitVersion({ reading }, tag, { option: '--at' });
    last = sharedSources(sources, last);
    const input = { sources: last, config, roots: [root], isChosen: () => true };
    const { workspace } = workspaceOf(input, readFiles);
    yield { version, snapshot: workspace.current };
  }
}

function tagsOf(folder: string): readonly { readonly tag: string; readonly version: string }[] {
  const listing = execFileSync('git', ['-C', folder, 'tag'], { encoding: 'utf8' });
  return listing
    .split('\n')
    .filter((tag) => /\d/.test(tag))
    .map((tag) => ({ tag, version: tag.replace(/^\D+/, '').replaceAll('-', '.') }))
    .sort((a, b) => byVersion(a.version, b.version));
}

function byVersion(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

function installed(name: string, argument: string): SystemSource {
  const [version = '', folder = ''] = argument.split('=');
  const { workspace } = loadWorkspace({
    config: configFor(kernelTargets),
    roots: [fileId(resolve(folder))],
    named: [],
    isExcluded: () => false,
  });
  return { name, versions: [{ version, snapshot: workspace.current }] };
}

function configFor(target: readonly string[]): Config {
  return { ...defaultConfig, target };
}

/** One routine a line, so that a change can be reviewed. */
function printed({ systems, ...head }: PackedCatalogue): string {
  const parts = systems.map(({ routines, ...system }) => {
    const lines = routines.map((routine) => JSON.stringify(routine)).join(',\n');
    return `${JSON.stringify(system).slice(0, -1)},"routines":[\n${lines}\n]}`;
  });
  return `${JSON.stringify(head).slice(0, -1)},"systems":[\n${parts.join(',\n')}\n]}\n`;
}
