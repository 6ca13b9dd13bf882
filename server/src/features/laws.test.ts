import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintFile } from '../rules/engine.ts';
import { answers } from '../test/fuzz/answers.ts';
import { spansIn } from '../test/fuzz/fuzz-target.ts';
import { sourceFile } from '../text/source-file.ts';
import { fixtureFile, fixtureRoot } from '../test/fixture.ts';
import { defaultConfig } from '../workspace/config.ts';
import { openWorkspace } from '../workspace/workspace.ts';

const texts: Readonly<Record<string, string>> = {
  'types.defs':
    '#ifndef T\n#define T\ntype thing_t = MACH_MSG_TYPE_COPY_SEND;\ntype int = MACH_MSG_TYPE_INTEGER_32;\n#endif\n',
  'thing.defs':
    '#include "types.defs"\r\n#define PREFIX(N) _k_ ## N\nsubsystem thing 500;\n#if KERNEL_SERVER\nskip;\n#else\nroutine PREFIX(thing_read)(\n\t\ttarget\t\t: thing_t;\n\tout\tcount\t\t: int);\n#endif\n/* 𝄞 */ skip;\n',
  'thing_read.html':
    '<h2>thing_read</h2>\n<hr>\n<p><strong>Function</strong> - Reads.\n<h3>SYNOPSIS</h3>\n<pre><strong>kern_return_t   thing_read</strong>\n<strong>(thing_t</strong> <var>target</var>, <strong>int</strong> <var>count</var><strong>);</strong></pre>\n<h3>PARAMETERS</h3>\n<dl><dt> <var>target</var> <dd>[in thing send right] It.</dl>\n<h3>RETURN VALUES</h3><dl><dt> <strong>KERN_FAILURE</strong> <dd> No.</dl>\n',
};
const names = Object.keys(texts);
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

const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      file: fc.nat(2),
      at: fc.nat(400),
      length: fc.nat(12),
      insert: fc.constantFrom(...pieces),
    }),
  },
  fc.record({ kind: fc.constantFrom('delete' as const, 'restore' as const), file: fc.nat(2) }),
  fc.record({
    kind: fc.constant('configure' as const),
    preset: fc.constantFrom('recommended' as const, 'all' as const),
  }),
);

describe('after any sequence of edits, file events and settings', () => {
  it(
    'every answer is that of a fresh start, and every span lies in its document',
    { timeout: 300_000 },
    () => {
      const runs = Number(process.env['MACHLINT_LAWS'] ?? 200);
      fc.assert(
        fc.property(
          fc.array(step, { minLength: 1, maxLength: 8 }),
          fc.nat(2),
          fc.nat(400),
          (steps, asked, place) => {
            const workspace = openWorkspace(defaultConfig, [fixtureRoot]);
            const set = (name: string, text: string) =>
              ({
                kind: 'set',
                file: sourceFile(fixtureFile(name), name.endsWith('.defs') ? 'defs' : 'man', text),
              }) as const;
            workspace.apply(names.map((name) => set(name, texts[name] ?? '')));
            for (const one of steps) {
              const name = 'file' in one ? (names[one.file] ?? '') : '';
              const id = fixtureFile(name);
              const before = workspace.current.files.get(id)?.text;
              if (one.kind === 'configure')
                workspace.apply([
                  { kind: 'configure', config: { ...defaultConfig, preset: one.preset } },
                ]);
              else if (one.kind === 'delete') workspace.apply([{ kind: 'delete', file: id }]);
              else if (one.kind === 'restore') workspace.apply([set(name, texts[name] ?? '')]);
              else if (one.kind === 'edit' && before !== undefined) {
                const at = one.at % (before.length + 1);
                workspace.apply([
                  set(name, before.slice(0, at) + one.insert + before.slice(at + one.length)),
                ]);
              }
              // What is asked in between fills the caches that a later answer must not be spoilt by.
              const first = workspace.current.files.get(fixtureFile('thing.defs'));
              if (first !== undefined) lintFile(workspace.current, first.id);
            }
            const { current } = workspace;
            const fresh = openWorkspace(current.config, [fixtureRoot]);
            fresh.apply(
              [...current.files.values()].map(({ id, kind, text }) => ({
                kind: 'set',
                file: sourceFile(id, kind, text),
              })),
            );
            const file = fixtureFile(names[asked] ?? '');
            const offset = place % ((current.files.get(file)?.text.length ?? 0) + 1);
            const told = answers(current, file, offset);
            expect(told).toEqual(answers(fresh.current, file, offset));
            for (const { file: id, start, end } of spansIn(told)) {
              const length = current.files.get(id)?.text.length;
              if (length === undefined) expect(id).toMatch(/^builtin:/);
              else expect([0 <= start, start <= end, end <= length]).toEqual([true, true, true]);
            }
          },
        ),
        { numRuns: runs },
      );
    },
  );
});
