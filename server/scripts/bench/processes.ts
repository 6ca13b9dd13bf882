import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A command that a person would start. */
export interface Contender {
  readonly run: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Exit statuses that are no failure. `check` ends 1 for findings. */
  readonly fine?: readonly number[];
}

/** What a whole run costs, process start included. */
export interface Cost {
  /** Milliseconds by the clock on the wall, of the fastest run. */
  readonly fastest: number;
  /** Milliseconds of all cores in the cheapest run: a busy machine leaves them nearly as they are. */
  readonly cpu: number;
  /** Mebibytes at the peak. */
  readonly memory: number;
}

export const root = fileURLToPath(new URL('../../..', import.meta.url));

export function machlint(...args: readonly string[]): readonly string[] {
  return [process.execPath, join(root, 'server/bin/machlint.js'), ...args];
}

/** Runs several commands in turns, so that a busy machine is busy for all; the first round is not counted. */
export function measure<Name extends string>(
  contenders: Readonly<Record<Name, Contender>>,
  folder: string,
  rounds: number,
): Readonly<Record<Name, Cost>> {
  const names = Object.keys(contenders) as Name[];
  const runs = new Map(names.map((name) => [name, [] as Run[]]));
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const run = once(contenders[name], folder);
      if (round > 0) runs.get(name)?.push(run);
    }
  }
  const costs = names.map((name) => [name, costOf(runs.get(name) ?? [])]);
  // One for each name: that is where they come from.
  return Object.fromEntries(costs) as Record<Name, Cost>;
}

type Run = { readonly wall: number; readonly cpu: number; readonly memory: number };

function costOf(runs: readonly Run[]): Cost {
  return {
    fastest: Math.min(...runs.map(({ wall }) => wall)),
    cpu: Math.min(...runs.map(({ cpu }) => cpu)),
    memory: Math.min(...runs.map(({ memory }) => memory)),
  };
}

/** One run under the shell's `times`, which tells the cost of its children; the peak is told by the kernel. */
function once({ run, env, fine = [0, 1] }: Contender, folder: string): Run {
  const report = join(folder, 'times');
  const script = join(folder, 'run.sh');
  // `times` prints the shell's own line, then that of its children.
  writeFileSync(script, `"$@"\nstatus=$?\ntimes > '${report}'\nexit $status\n`);
  const started = performance.now();
  const { error, status, stderr } = spawnSync('sh', [script, ...run], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const wall = performance.now() - started;
  if (error !== undefined || status === null || !fine.includes(status)) {
    throw error ?? new Error(`${run.join(' ')} ended ${status}: ${stderr.toString()}`);
  }
  const children = readFileSync(report, 'utf8').split('\n')[1] ?? '';
  const cpu = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000,
    0,
  );
  return { wall, cpu, memory: run[0] === process.execPath ? peakOf(run, env, folder) : NaN };
}

const peaks = new Map<string, number>();

/** Mebibytes that a run of Node takes at most, told by itself as it ends; asked once. */
function peakOf(run: readonly string[], env: Contender['env'], folder: string): number {
  const key = run.join(' ');
  let peak = peaks.get(key);
  if (peak === undefined) {
    const [command = '', ...args] = run;
    const teller = join(folder, 'peak.mjs');
    const report = join(folder, 'peak');
    writeFileSync(
      teller,
      `import { writeFileSync } from 'node:fs';
       process.on('exit', () => writeFileSync(${JSON.stringify(report)},
         String(process.resourceUsage().maxRSS / 1024)));`,
    );
    spawnSync(command, ['--import', teller, ...args], {
      env: { ...process.env, ...env },
      stdio: 'ignore',
    });
    peaks.set(key, (peak = Number(readFileSync(report, 'utf8'))));
  }
  return peak;
}
