import { describe, expect, it } from 'vitest';
import { dedent, snapshotOf } from '../test/fixture.ts';
import { span } from '../text/span.ts';
import type { Config } from '../workspace/config.ts';
import { lint } from './engine.ts';
import { defineRule, type Finding } from './rule.ts';

const id = 'style/trailing-white-space';

/** Finds every `BAD` in a file, under the name of a rule that there is. */
const findings = [
  defineRule({
    ...{ id, title: '', severity: 'warning', presets: [], since: '0.1.0' },
    on: 'file',
    check: ({ id: file, text }) => everyBad(file, text),
  }),
  defineRule({
    ...{ id, title: '', severity: 'warning', presets: [], since: '0.1.0' },
    on: 'page',
    check: ({ file }) => everyBad(file.id, file.text),
  }),
];

function everyBad(file: Finding['span']['file'], text: string): readonly Finding[] {
  return [...text.matchAll(/\bBAD\w*/g)].map(({ 0: { length }, index }) => ({
    span: span(file, index, index + length),
    message: text.slice(index, index + length),
  }));
}

/** What is told, what is silenced and why, and which comments are at fault. */
function told(name: string, text: string): readonly string[] {
  const snapshot = snapshotOf({ [name]: dedent(text) }, { preset: 'all' });
  const { diagnostics, suppressed } = lint(snapshot, { rules: findings });
  return [
    ...diagnostics.filter(({ rule }) => rule === id).map(({ message }) => message),
    ...suppressed.map(({ diagnostic, reason }) => `${diagnostic.message} silenced: ${reason}`),
    ...diagnostics
      .filter(({ rule }) => rule.startsWith('machlint/'))
      .map(
        ({ rule, span: { file, start, end } }) =>
          `${rule} ${snapshot.files.get(file)?.text.slice(start, end)}`,
      ),
  ];
}

describe('a comment', () => {
  it('silences the line on which it stands', () => {
    const text = `
      BAD1 // machlint-ignore ${id}: one
      BAD2 /* machlint-ignore ${id}: two */ BAD3
      BAD4
    `;
    expect(told('a.defs', text)).toEqual([
      'BAD4',
      'BAD1 silenced: one',
      'BAD2 silenced: two',
      'BAD3 silenced: two',
    ]);
  });

  it('alone on its lines silences the next line with content', () => {
    const text = `
      /* machlint-ignore ${id}:
       * for a reason
       * of two lines */

      // machlint-ignore nonsense: no rule
      BAD1
      BAD2
      // machlint-ignore-next-line ${id}: again
      BAD3
    `;
    expect(told('a.defs', text)).toEqual([
      'BAD2',
      'BAD1 silenced: for a reason of two lines',
      'BAD3 silenced: again',
      'machlint/malformed-suppression nonsense',
    ]);
  });

  it('silences a block, the innermost where several do', () => {
    const text = `
      // machlint-ignore-start style: outer
      BAD1
      // machlint-ignore-start ${id}: inner
      BAD2
      // machlint-ignore-end ${id}
      BAD3
      // machlint-ignore-end
      BAD4
    `;
    expect(told('a.defs', text)).toEqual([
      'BAD4',
      'BAD1 silenced: outer',
      'BAD2 silenced: inner',
      'BAD3 silenced: outer',
    ]);
  });

  it('silences a file', () => {
    const text = `
      BAD1
      // machlint-ignore-file ${id}: generated
      BAD2
    `;
    expect(told('a.defs', text)).toEqual(['BAD1 silenced: generated', 'BAD2 silenced: generated']);
  });

  it('in a page is one of HTML', () => {
    const text = `
      <h2>BAD1</h2> <!-- machlint-ignore ${id}: one -->
      <!-- machlint-ignore ${id}: two -->
      <p>BAD2</p>
      <p>BAD3</p>
      // machlint-ignore ${id}: no comment
    `;
    expect(told('a.html', text)).toEqual(['BAD3', 'BAD1 silenced: one', 'BAD2 silenced: two']);
  });

  it('that silences nothing is told', () => {
    const text = `
      // machlint-ignore-file ${id}: nothing here
      BAD1 // machlint-ignore ${id}: one
    `;
    expect(told('a.defs', text)).toEqual([
      'BAD1 silenced: one',
      `machlint/unused-suppression // machlint-ignore-file ${id}: nothing here`,
    ]);
  });

  it('is not told to silence nothing where its rule has not looked', () => {
    const text = `
      // machlint-ignore-file ${id}: nothing here
      // machlint-ignore-file breaking/skip-lost: accepted
      // machlint-ignore-file breaking: accepted
      subsystem a 1;
    `;
    const unused = (config: Partial<Config>): readonly string[] => {
      const snapshot = snapshotOf({ 'a.defs': dedent(text) }, { preset: 'all', ...config });
      return lint(snapshot, { rules: findings }).diagnostics.map(({ message }) => message);
    };
    const message = `\`${id}\` finds nothing here that the comment could silence`;
    expect(unused({})).toEqual([message]);
    expect(unused({ target: ['user'] })).toEqual([]);
    expect(unused({ rules: { [id]: 'off' } })).toEqual([]);
  });

  it('is no suppression in a string', () => {
    expect(told('a.defs', `rcsid "// machlint-ignore ${id}: one" BAD1`)).toEqual(['BAD1']);
  });
});

// A quadratic path takes minutes here, and the runner's time-out ends it.
it.each([
  ['blocks', `// machlint-ignore-start ${id}: one\nBAD\n`],
  ['ends', `// machlint-ignore-end ${id}\n`],
  ['comments alone', `// machlint-ignore ${id}: one\n`],
  ['unknown names', `BAD // machlint-ignore nonsense/word: one\n`],
  ['names', `/* machlint-ignore ${`${id}, `.repeat(5)}: one */ BAD\n`],
])('reads many %s to their end', (_, piece) => {
  const snapshot = snapshotOf({ 'a.defs': piece.repeat(10_000) }, { preset: 'all' });
  expect(lint(snapshot, { rules: findings }).problems).toEqual([]);
});
