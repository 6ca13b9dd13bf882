import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../../src/cli/commands.ts';
import { machlint, measure, root } from './processes.ts';
import type { Row } from './table.ts';

/** What each command costs before it does anything: time to its help beside a bare Node, and how much code it loads. */
export function startUpRows(folder: string, rounds: number): readonly Row[] {
  const names = ['--version', ...commands.map(({ name }) => name)];
  const contender = (name: string) => [
    name,
    { run: machlint(...(name === '--version' ? [name] : [name, '--help'])) },
  ];
  const costs = measure(
    {
      node: { run: [process.execPath, '-e', '0'] },
      ...Object.fromEntries(names.map(contender)),
    } as Readonly<Record<string, { readonly run: readonly string[] }>>,
    folder,
    rounds,
  );
  const node = costs['node']?.fastest ?? NaN;
  return names.flatMap((name): readonly Row[] => {
    const figure = costs[name]?.fastest ?? NaN;
    const corpus = 'start-up';
    return [
      {
        ...{ what: `machlint ${name}`, corpus, figure, unit: 'ms' },
        peer: { name: 'node -e 0', figure: node },
      },
      { what: `machlint ${name}, code loaded`, corpus, figure: codeOf(name), unit: 'kB' },
    ];
  });
}

/** Kilobytes of the program that a command loads before it is run: its file and all that these import at once. */
function codeOf(command: string): number {
  const dist = join(root, 'server/dist');
  const files = readdirSync(dist);
  const chunk = (name: string): readonly string[] =>
    files.filter((file) => new RegExp(`^${name}-[A-Z0-9]+\\.js$`).test(file));
  const first =
    command === '--version' ? [] : ['run', 'process-host', command].flatMap((name) => chunk(name));
  const loaded = new Set(['main.js', ...first]);
  for (const file of loaded) {
    const text = readFileSync(join(dist, file), 'utf8');
    for (const [, other = ''] of text.matchAll(/^(?:\} from|import) "\.\/([^"]+)";$/gm)) {
      loaded.add(other);
    }
  }
  return [...loaded].reduce((sum, file) => sum + statSync(join(dist, file)).size, 0) / 1000;
}
