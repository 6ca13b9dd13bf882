import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { sharedPath, systemPath } from '../../src/test/shared.ts';
import { machlint, measure, root, type Cost } from './processes.ts';
import type { Row } from './table.ts';

/** The command line: pages, GNU Mach beside its own compiler, and XNU where a tree is given. */
export async function commandRows(
  folder: string,
  tree: string | undefined,
  rounds: number,
): Promise<readonly Row[]> {
  return [
    ...(await pageRows(folder, rounds)),
    ...gnuMachRows(folder, rounds),
    ...(tree === undefined
      ? missing('a checkout of XNU')
      : [...treeRows(folder, tree, rounds), ...outputRows(folder, tree)]),
  ];
}

async function pageRows(folder: string, rounds: number): Promise<readonly Row[]> {
  const corpus = sharedPath('corpus/man');
  if (corpus === undefined) return missing('the man pages');
  const { bare, check } = measure(
    {
      bare: { run: [process.execPath, await bareParser(folder), corpus] },
      check: { run: machlint('check', '--no-cache', corpus) },
    },
    folder,
    rounds,
  );
  const count = readdirSync(corpus).filter((name) => name.endsWith('.html')).length;
  return beside('check --no-cache', `${count} pages`, check, 'rehype-parse alone', bare);
}

/** Each interface of GNU Mach through the preprocessor and the compiler, as its makefiles do. */
function gnuMachRows(folder: string, rounds: number): readonly Row[] {
  const include = systemPath('/usr/include/x86_64-linux-gnu/mach/mach.defs');
  const migcom = systemPath('/usr/lib/mig/x86_64-gnu-migcom');
  if (include === undefined || migcom === undefined) return missing('gnumach-dev and mig');
  const base = '/usr/include/x86_64-linux-gnu';
  const folders = ['mach', 'device', 'mach_debug'].map((name) => join(base, name));
  const interfaces = folders
    .flatMap((each) => readdirSync(each).map((name) => join(each, name)))
    .filter((file) => file.endsWith('.defs') && readFileSync(file, 'utf8').includes('subsystem'));
  const script = join(folder, 'compile.sh');
  const compile = interfaces.map(
    (file) =>
      `gcc -E -x c -undef -ansi -I${base} ${file} | ${migcom} -n -user /dev/null -server /dev/null -header /dev/null`,
  );
  writeFileSync(script, `${compile.join('\n')}\n`);
  const { compiler, check } = measure(
    {
      compiler: { run: ['sh', script] },
      check: { run: machlint('check', '--no-cache', ...folders) },
    },
    folder,
    rounds,
  );
  const corpus = `${interfaces.length} of GNU Mach`;
  return beside('check --no-cache', corpus, check, 'gcc -E, migcom', compiler);
}

function treeRows(folder: string, tree: string, rounds: number): readonly Row[] {
  const corpus = tree.split('/').at(-1) ?? tree;
  const env = { XDG_CACHE_HOME: join(folder, 'cache') };
  const { start, cold, warm } = measure(
    {
      start: { run: machlint('check', '--help') },
      cold: { run: machlint('check', '--no-cache', tree) },
      warm: { run: machlint('check', tree), env },
    },
    folder,
    rounds,
  );
  return [
    { what: 'check, start alone', corpus, figure: start.fastest, unit: 'ms' },
    { what: 'check --no-cache', corpus, figure: cold.fastest, unit: 'ms', aim: 1200 },
    { what: 'check --no-cache, CPU', corpus, figure: cold.cpu, unit: 'ms' },
    ...shareRows(corpus, tree, start.fastest),
    { what: 'check --no-cache, peak', corpus, figure: cold.memory, unit: 'MB' },
    { what: 'check, warm', corpus, figure: warm.fastest, unit: 'ms', aim: 300 },
    { what: 'check, warm, CPU', corpus, figure: warm.cpu, unit: 'ms' },
  ];
}

/** What is written from a whole tree, and its comparison with another: here with itself, so that nothing is told. */
function outputRows(folder: string, tree: string): readonly Row[] {
  const corpus = tree.split('/').at(-1) ?? tree;
  const out = (format: string): readonly string[] =>
    machlint('export', tree, '--format', format, '--out', join(folder, format));
  const costs = measure(
    {
      docs: { run: machlint('docs', tree, '--out', join(folder, 'site')) },
      scip: { run: out('scip') },
      ctags: { run: out('ctags') },
      csv: { run: out('csv') },
      breaking: { run: machlint('breaking', tree, '--against', tree) },
    },
    folder,
    2,
  );
  return [
    { what: 'docs', corpus, figure: costs.docs.fastest, unit: 'ms', aim: 5000 },
    { what: 'export --format scip', corpus, figure: costs.scip.fastest, unit: 'ms', aim: 2000 },
    { what: 'export --format ctags', corpus, figure: costs.ctags.fastest, unit: 'ms', aim: 2000 },
    { what: 'export --format csv', corpus, figure: costs.csv.fastest, unit: 'ms', aim: 2000 },
    { what: 'breaking', corpus, figure: costs.breaking.fastest, unit: 'ms', aim: 2000 },
  ];
}

/** Where the time of one cold run goes, by the program's own clock. */
function shareRows(corpus: string, tree: string, start: number): readonly Row[] {
  const begun = performance.now();
  const [program = '', ...words] = machlint('check', '--no-cache', '--statistics', tree);
  const { stdout } = spawnSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const all = performance.now() - begun;
  const timeOf = (name: string): number =>
    Number(new RegExp(`([\\d.]+) +${name}$`, 'm').exec(stdout)?.[1] ?? NaN);
  const reading = timeOf('\\(reading\\)');
  const rules = timeOf('total') - reading;
  const share = (what: string, part: number): Row => ({
    ...{ what: `check --no-cache, ${what}`, corpus, unit: '%' },
    figure: (100 * part) / all,
  });
  return [
    share('share of start-up', start),
    share('share of parsing and lowering', reading),
    share('share of rules', rules),
    share('share of walking and reporting', all - start - reading - rules),
  ];
}

/** Wall time and CPU time beside a peer's. */
function beside(what: string, corpus: string, own: Cost, name: string, peer: Cost): readonly Row[] {
  const row = (suffix: string, part: 'fastest' | 'cpu'): Row => ({
    ...{ what: what + suffix, corpus, figure: own[part], unit: 'ms' },
    peer: { name, figure: peer[part] },
  });
  return [row('', 'fastest'), row(', CPU', 'cpu')];
}

/** Reads and parses every page of a folder, and does nothing else; bundled, so that it loads as fast as machlint. */
async function bareParser(folder: string): Promise<string> {
  const outfile = join(folder, 'bare.mjs');
  const contents = `
    import { readdirSync, readFileSync } from 'node:fs';
    import rehypeParse from 'rehype-parse';
    import { unified } from 'unified';
    const parser = unified().use(rehypeParse, { fragment: true, verbose: true });
    const folder = process.argv[2];
    for (const name of readdirSync(folder)) {
      if (name.endsWith('.html')) parser.parse(readFileSync(folder + '/' + name, 'utf8'));
    }`;
  await build({
    stdin: { contents, resolveDir: join(root, 'server') },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    minifySyntax: true,
    logLevel: 'error',
  });
  return outfile;
}

function missing(what: string): readonly [] {
  console.error(`skipped: there is no ${what}`);
  return [];
}
