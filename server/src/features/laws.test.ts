import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fc } from '../test/property.ts';
import { lintFile } from '../rules/engine.ts';
import { answers } from '../test/fuzz/answers.ts';
import { spansIn } from '../test/fuzz/fuzz-target.ts';
import { sourceFile } from '../text/source-file.ts';
import { fileId, type FileId } from '../text/span.ts';
import { fixtureFile, fixtureRoot } from '../test/fixture.ts';
import { systemPath } from '../test/shared.ts';
import { smallTree } from '../test/small-tree.ts';
import { defaultConfig } from '../workspace/config.ts';
import { openWorkspace } from '../workspace/workspace.ts';

const pieces = [
  ...[
    '',
    'x',
    ';',
    '(',
    ')',
    '\n',
    '\r',
    '#if A\n',
    '#endif\n',
    '#include "types.defs"\n',
    '/*',
    '*/',
  ],
  ...[
    'routine r(t : thing_t);\n',
    'skip;',
    'type a = int;\n',
    'thing_read',
    '<dt> <var>x</var>',
    '<h3>',
    '𝄞',
    '\0',
  ],
];

/** Settings and files of one workspace that sequences of changes start from. */
interface Start {
  readonly texts: Readonly<Record<string, string>>;
  readonly roots: readonly FileId[];
}

const small: Start = {
  texts: Object.fromEntries(
    Object.entries(smallTree).map(([name, text]) => [fixtureFile(name), text]),
  ),
  roots: [fixtureRoot],
};

/** GNU Mach's own interfaces where Debian's package is installed, and one of our pages. */
function gnuMach(folder: string): Start {
  const root = fileId(folder);
  const paths = ['std_types', 'mach_types', 'mach_port', 'notify', 'gnumach', 'mach4'].map(
    (name) => `${folder}/mach/${name}.defs`,
  );
  const machine = `${folder}/mach/x86_64/machine_types.defs`;
  const texts = [...paths, machine].map((path) => [path, readFileSync(path, 'utf8')]);
  const page = [`${folder}/man/thing_read.html`, smallTree['thing_read.html'] ?? ''];
  return { texts: Object.fromEntries([...texts, page]) as Record<string, string>, roots: [root] };
}

const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      file: fc.nat(99),
      at: fc.nat(50_000),
      length: fc.nat(12),
      insert: fc.constantFrom(...pieces),
    }),
  },
  fc.record({ kind: fc.constantFrom('delete' as const, 'restore' as const), file: fc.nat(99) }),
  fc.record({
    kind: fc.constant('configure' as const),
    preset: fc.constantFrom('recommended' as const, 'all' as const),
  }),
);

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Plays the steps, and compares every answer at a place with that of a fresh start on the same texts. */
function compare(
  { texts, roots }: Start,
  steps: readonly Step[],
  asked: number,
  place: number,
): void {
  const names = Object.keys(texts).map(fileId);
  const nth = (index: number): FileId => names[index % names.length] ?? fileId('/');
  const workspace = openWorkspace(defaultConfig, roots);
  const set = (id: FileId, text: string) =>
    ({ kind: 'set', file: sourceFile(id, id.endsWith('.defs') ? 'defs' : 'man', text) }) as const;
  workspace.apply(names.map((id) => set(id, texts[id] ?? '')));
  for (const one of steps) {
    const id = nth('file' in one ? one.file : 0);
    const before = workspace.current.files.get(id)?.text;
    if (one.kind === 'configure')
      workspace.apply([{ kind: 'configure', config: { ...defaultConfig, preset: one.preset } }]);
    else if (one.kind === 'delete') workspace.apply([{ kind: 'delete', file: id }]);
    else if (one.kind === 'restore') workspace.apply([set(id, texts[id] ?? '')]);
    else if (one.kind === 'edit' && before !== undefined) {
      const at = one.at % (before.length + 1);
      workspace.apply([set(id, before.slice(0, at) + one.insert + before.slice(at + one.length))]);
    }
    // What is asked in between fills the caches that a later answer must not be spoilt by.
    const [first] = workspace.current.files.values();
    if (first !== undefined) lintFile(workspace.current, first.id);
  }
  const { current } = workspace;
  const fresh = openWorkspace(current.config, roots);
  fresh.apply(
    [...current.files.values()].map(({ id, kind, text }) => ({
      kind: 'set',
      file: sourceFile(id, kind, text),
    })),
  );
  const file = nth(asked);
  const offset = place % ((current.files.get(file)?.text.length ?? 0) + 1);
  const told = answers(current, file, offset);
  expect(told).toEqual(answers(fresh.current, file, offset));
  for (const { file: id, start, end } of spansIn(told)) {
    const length = current.files.get(id)?.text.length;
    if (length === undefined) expect(id).toMatch(/^builtin:/);
    else expect([0 <= start, start <= end, end <= length]).toEqual([true, true, true]);
  }
}

function holds(start: Start, runs: number): void {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1, maxLength: 8 }),
      fc.nat(99),
      fc.nat(50_000),
      (steps, asked, place) => {
        compare(start, steps, asked, place);
      },
    ),
    { numRuns: runs },
  );
}

const headers = systemPath('/usr/include/x86_64-linux-gnu');

describe('after any sequence of edits, file events and settings', () => {
  const runs = Number(process.env['MACHLINT_LAWS'] ?? 0);

  it(
    'every answer is that of a fresh start, and every span lies in its document',
    { timeout: 900_000 },
    () => {
      holds(small, runs || 200);
    },
  );

  it.skipIf(headers === undefined)(
    'so it is over the interfaces of GNU Mach',
    { timeout: 900_000 },
    () => {
      holds(gnuMach(headers ?? ''), runs || 40);
    },
  );
});
