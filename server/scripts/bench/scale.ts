import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { generateTree } from './generate.ts';
import { machlint, measure } from './processes.ts';
import { sessionRows } from './session.ts';
import type { Row } from './table.ts';

/** `check` and the server over generated trees of so many times XNU's size, and how their cost grows. */
export async function scaleRows(folder: string, sizes: readonly number[]): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const costs: { readonly size: number; readonly cpu: number; readonly memory: number }[] = [];
  for (const size of sizes) {
    const tree = join(folder, `times${size}`);
    mkdirSync(tree);
    const subject = generateTree(tree, size, 1);
    const corpus = `${size} x XNU, generated`;
    const { check } = measure(
      { check: { run: machlint('check', '--no-cache', tree) } },
      folder,
      size < 10 ? 3 : 1,
    );
    costs.push({ size, cpu: check.cpu, memory: check.memory });
    rows.push(
      { what: 'check --no-cache, CPU', corpus, figure: check.cpu, unit: 'ms' },
      { what: 'check --no-cache, peak', corpus, figure: check.memory, unit: 'MB' },
    );
    if (size === sizes.at(-1)) rows.push(...(await sessionRows(corpus, tree, subject, 50)));
  }
  if (costs.length < 2) return rows;
  const corpus = `${sizes.join(', ')} x XNU`;
  const exponent = (part: 'cpu' | 'memory'): number =>
    slope(costs.map((cost) => [Math.log(cost.size), Math.log(cost[part])]));
  return [
    ...rows,
    { what: 'check, CPU grows with', corpus, figure: exponent('cpu'), unit: 'exponent', aim: 1.15 },
    {
      ...{ what: 'check, peak grows with', corpus, figure: exponent('memory') },
      ...{ unit: 'exponent', aim: 1.15 },
    },
  ];
}

/** The server alone over generated trees. */
export async function scaleSessionRows(
  folder: string,
  sizes: readonly number[],
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const size of sizes) {
    const tree = join(folder, `session${size}`);
    mkdirSync(tree);
    const subject = generateTree(tree, size, 1);
    rows.push(...(await sessionRows(`${size} x XNU, generated`, tree, subject, 100)));
  }
  return rows;
}

/** The slope of the line that fits points best by least squares. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map(([each]) => each)), mean(points.map(([, each]) => each))];
  const above = points.reduce((sum, [px, py]) => sum + (px - x) * (py - y), 0);
  return above / points.reduce((sum, [px]) => sum + (px - x) ** 2, 0);
}
