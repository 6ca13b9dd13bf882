import { expect, it } from 'vitest';
import { fixtureRoot, snapshotOf } from '../test/fixture.ts';
import { applyBaseline, baselineOf, parseBaseline, printBaseline } from './baseline.ts';
import { lint } from './engine.ts';

const text = 'subsystem door 4000; \nskip;\t\nskip; \nimport <a.h>;\n';

function found(source: string) {
  const snapshot = snapshotOf(
    { 'a/door.defs': source },
    { select: ['style/trailing-white-space'] },
  );
  return {
    diagnostics: lint(snapshot).diagnostics,
    context: { folder: fixtureRoot, files: snapshot.files },
  };
}

const { diagnostics, context } = found(text);
const baseline = baselineOf(diagnostics, context);

it('is a file with a line an entry', () => {
  expect(printBaseline(baseline)).toMatchInlineSnapshot(`
    "{
      "version": 1,
      "entries": [
        {"file":"a/door.defs","rule":"style/trailing-white-space","line":"skip;","count":2},
        {"file":"a/door.defs","rule":"style/trailing-white-space","line":"subsystem door 4000;","count":1}
      ]
    }
    "
  `);
  expect(parseBaseline(printBaseline(baseline))).toEqual(baseline);
  expect(parseBaseline(printBaseline({ entries: [] }))).toEqual({ entries: [] });
});

it('knows a finding again whose line moved', () => {
  const { diagnostics, context } = found(`\n\n${text}`);
  expect(applyBaseline(diagnostics, baseline, context)).toEqual({
    fresh: [],
    known: diagnostics,
    gone: [],
  });
});

it('tells a finding that is new, an equal one too many among them', () => {
  const { diagnostics, context } = found(`${text}skip; \nnew; \n`);
  const { fresh } = applyBaseline(diagnostics, baseline, context);
  expect(
    fresh.map(({ span }) => context.files.get(span.file)?.lines.position(span.start).line),
  ).toEqual([4, 5]);
});

it('tells what is repaired', () => {
  const { diagnostics, context } = found(text.replace('skip;\t', 'skip;'));
  expect(applyBaseline(diagnostics, baseline, context).gone).toEqual([
    { file: 'a/door.defs', rule: 'style/trailing-white-space', line: 'skip;', count: 1 },
  ]);
});

it.each(['', '[]', '{"version":2,"entries":[]}', '{"version":1,"entries":[{}]}', 'null'])(
  'is not %j',
  (text) => expect(parseBaseline(text)).toBeUndefined(),
);
