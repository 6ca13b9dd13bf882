/**
 * `npm run bench`: the program as a person starts it, process start included, beside what its parts cost at
 * least; a table for people, then the same as one line of JSON. Every row is the median of several runs in turns, so that a busy machine is busy for all. Rows whose material is
 * missing say so.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { sharedPath, systemPath, xnuTree } from '../src/test/shared.ts';

interface Contender {
  readonly name: string;
  readonly run: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

interface Row {
  readonly name: string;
  /** Milliseconds. */
  readonly median: number;
  readonly fastest: number;
  /** What one run costs beside time; undefined for a row of several processes. */
  readonly cost: Cost | undefined;
  /** How often the first contender of its comparison fits into it. */
  readonly ratio: number;
}

interface Cost {
  /** Milliseconds of all cores: a busy machine leaves them as they are. */
  readonly cpu: number;
  /** Mebibytes at the peak. */
  readonly memory: number;
}

interface Comparison {
  readonly title: string;
  readonly rows: readonly Row[];
}

const rounds = Number(process.env['MACHLINT_BENCH_ROUNDS'] ?? 9);
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'machlint-bench-'));
const program = join(root, 'server/bin/machlint.js');

try {
  execFileSync(process.execPath, [join(root, 'server/scripts/build.mjs')], { stdio: 'inherit' });
  const comparisons = [start(), await pages(), gnuMach(), xnu()].flat();
  for (const comparison of comparisons) console.log(table(comparison));
  console.log(JSON.stringify(comparisons));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function start(): Comparison {
  return compare('start', [
    { name: 'node -e 0', run: [process.execPath, '-e', '0'] },
    { name: 'machlint --version', run: machlint('--version') },
    { name: 'machlint', run: machlint() },
  ]);
}

async function pages(): Promise<Comparison | readonly []> {
  const corpus = sharedPath('corpus/man') ?? missing('the 256 pages');
  if (corpus === undefined) return [];
  const bare = await bareParser();
  return compare(`${htmlIn(corpus).length} man pages`, [
    { name: 'rehype-parse alone', run: [process.execPath, bare, corpus] },
    ...checks(corpus),
    {
      name: 'machlint symbols --format json',
      run: machlint('symbols', corpus, '--format', 'json'),
    },
  ]);
}

/** GNU Mach's own interfaces, each through the preprocessor and the compiler as its makefiles do. */
function gnuMach(): Comparison | readonly [] {
  const include = systemPath('/usr/include/x86_64-linux-gnu/mach/mach.defs');
  const migcom = systemPath('/usr/lib/mig/x86_64-gnu-migcom');
  if (include === undefined || migcom === undefined) return missing('gnumach-dev and mig') ?? [];
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
  return compare(`${interfaces.length} interfaces of GNU Mach`, [
    { name: 'gcc -E and migcom', run: ['sh', script] },
    { name: 'machlint check --no-cache', run: machlint('check', '--no-cache', ...folders) },
  ]);
}

function xnu(): Comparison | readonly [] {
  const tree = xnuTree() ?? missing('a checkout of XNU (MACHLINT_XNU)');
  return tree === undefined ? [] : compare(`XNU: ${tree.split('/').at(-1) ?? tree}`, checks(tree));
}

/** Cold and warm. The warm run finds what an earlier one of the same bench has kept. */
function checks(path: string): readonly Contender[] {
  const cache = join(folder, 'cache');
  return [
    { name: 'machlint check --no-cache', run: machlint('check', '--no-cache', path) },
    { name: 'machlint check, warm', run: machlint('check', path), env: { XDG_CACHE_HOME: cache } },
  ];
}

function machlint(...args: readonly string[]): readonly string[] {
  return [process.execPath, program, ...args];
}

/** Reads and parses every page of a folder, and does nothing else; bundled, so that it loads as fast as machlint. */
async function bareParser(): Promise<string> {
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

function compare(title: string, contenders: readonly Contender[]): Comparison {
  const times = contenders.map((): number[] => []);
  // The first round fills the disk's cache and machlint's own.
  for (let round = 0; round <= rounds; round++) {
    contenders.forEach((contender, index) => {
      const time = timeOf(contender);
      if (round > 0) times[index]?.push(time);
    });
  }
  const medians = times.map(medianOf);
  return {
    title,
    rows: contenders.map((contender, index) => ({
      name: contender.name,
      median: medians[index] ?? NaN,
      fastest: Math.min(...(times[index] ?? [])),
      cost: contender.run[0] === process.execPath ? costOf(contender) : undefined,
      ratio: (medians[index] ?? NaN) / (medians[0] ?? NaN),
    })),
  };
}

function timeOf({ name, run: [command = '', ...args], env }: Contender): number {
  const started = performance.now();
  const { error, status, stderr } = spawnSync(command, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const time = performance.now() - started;
  // machlint ends 1 for findings; bare usage, which is asked for here, ends 2.
  const isFailure = error !== undefined || (status !== 0 && status !== 1 && name !== 'machlint');
  if (isFailure) throw error ?? new Error(`${name} ended ${status}: ${stderr.toString()}`);
  return time;
}

/** The cost of one more run, told by the process itself as it ends; so it costs the timed runs nothing. */
function costOf({ run: [command = '', ...args], env }: Contender): Cost {
  const teller = join(folder, 'cost.mjs');
  const report = join(folder, 'cost.json');
  if (!existsSync(teller)) {
    writeFileSync(
      teller,
      `import { writeFileSync } from 'node:fs';
       process.on('exit', () => {
         const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
         const cost = { cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 };
         writeFileSync(${JSON.stringify(report)}, JSON.stringify(cost));
       });`,
    );
  }
  spawnSync(command, ['--import', teller, ...args], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  // The file is what the lines above write.
  return JSON.parse(readFileSync(report, 'utf8')) as Cost;
}

function medianOf(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}

function htmlIn(path: string): readonly string[] {
  return readdirSync(path).filter((name) => name.endsWith('.html'));
}

function missing(what: string): undefined {
  console.error(`skipped: there is no ${what}`);
  return undefined;
}

function table({ title, rows }: Comparison): string {
  const cells = rows.map(({ name, median, fastest, cost, ratio }) => [
    name,
    `${median.toFixed(0)} ms`,
    `${fastest.toFixed(0)} ms`,
    `${ratio.toFixed(2)} x`,
    cost === undefined ? '' : `${cost.cpu.toFixed(0)} ms`,
    cost === undefined ? '' : `${cost.memory.toFixed(0)} MB`,
  ]);
  const lines = [[title, 'median', 'fastest', 'ratio', 'cpu', 'peak'], ...cells];
  const widths = [0, 1, 2, 3, 4, 5].map((column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .concat('')
    .join('\n');
}
