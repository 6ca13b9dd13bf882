import { expect, it } from 'vitest';
import { fixtureFile, snapshotOf } from '../test/fixture.ts';
import { applyEdits } from '../text/edit.ts';
import { lint } from './engine.ts';

/** What is told of the comments of a text, and the text with each fix alone. */
function mended(text: string, name = 'a.defs'): readonly string[] {
  const { diagnostics } = lint(snapshotOf({ [name]: text }, { preset: 'all' }), {
    files: new Set([fixtureFile(name)]),
  });
  return diagnostics
    .filter(({ rule }) => rule.startsWith('machlint/'))
    .flatMap(({ span: { start, end }, message, severity, fix, tags = [] }) => [
      [severity, ...tags, `\`${text.slice(start, end)}\`: ${message}`].join(' '),
      ...(fix === undefined ? [] : [`${fix.title}: ${applyEdits(text, fix.edits)}`]),
    ]);
}

/** Nothing of this is found in `subsystem a 1;`, so that each comment is idle. */
const rule = 'ids/range-overlap';
const other = 'ids/duplicate-routine';
const idle = (name: string): string =>
  `\`${name}\` finds nothing here that the comment could silence`;

it.each([
  // A comment behind the code goes with the blanks before it, one alone with its line.
  [`subsystem a 1; // machlint-ignore ${rule}: why\n`, 'subsystem a 1;\n'],
  [`subsystem a 1;\t /* machlint-ignore ${rule}: why */ skip;\n`, 'subsystem a 1; skip;\n'],
  [`// machlint-ignore ${rule}: why\nsubsystem a 1;\n`, 'subsystem a 1;\n'],
  [`  /* machlint-ignore ${rule}:\n   * why */ \nsubsystem a 1;\n`, 'subsystem a 1;\n'],
  [`subsystem a 1;\n// machlint-ignore-file ${rule}: why`, 'subsystem a 1;\n'],
  [`/* machlint-ignore ${rule}: why */ subsystem a 1;\n`, ' subsystem a 1;\n'],
])('takes an idle comment out of %j', (text, without) => {
  expect(mended(text).at(-1)).toBe(`remove the comment: ${without}`);
});

it('takes one idle name out of a list, and the comment where all are idle', () => {
  const text = (names: string): string =>
    `subsystem a 1;\nroutine f(p : mach_port_t); // machlint-ignore ${names}: why\n`;
  const undefinedType = 'mig/arg-type-undefined';
  expect(mended(text(`${undefinedType}, ${rule}`))).toEqual([
    `warning unnecessary \`${rule}\`: ${idle(rule)}`,
    `remove the name: ${text(undefinedType)}`,
  ]);
  expect(mended(text(`${rule} , ${undefinedType}`))).toEqual([
    `warning unnecessary \`${rule}\`: ${idle(rule)}`,
    `remove the name: ${text(undefinedType)}`,
  ]);
  const bare = 'subsystem a 1;\nroutine f(p : mach_port_t);\n';
  const [first, fix, second] = mended(text(`${rule}, ${other}`));
  expect(first).toBe(`warning unnecessary \`${rule}\`: ${idle(rule)}`);
  expect(fix).toBe(`remove the comment: ${bare}`);
  expect(second).toBe(`warning unnecessary \`${other}\`: ${idle(other)}`);
});

it('leaves an idle block as it is: its end alone would be at fault', () => {
  const text = `// machlint-ignore-start ${rule}: why\nsubsystem a 1;\n// machlint-ignore-end\n`;
  expect(mended(text)).toEqual([
    `warning unnecessary \`// machlint-ignore-start ${rule}: why\`: ${idle(rule)}`,
  ]);
});

it.each([
  ['// machlint-ignore', 'the comment names no rule, expected `machlint-ignore RULE: reason`'],
  [
    '// machlint-ignore : why',
    'the comment names no rule, expected `machlint-ignore RULE: reason`',
  ],
  [
    `// machlint-ignore ${rule}`,
    'the comment gives no reason, expected `machlint-ignore RULE: reason`',
  ],
  [
    `/* machlint-ignore ${rule}: * */`,
    'the comment gives no reason, expected `machlint-ignore RULE: reason`',
  ],
  [`// machlint-ignore-start ${rule}: why`, 'no `machlint-ignore-end` follows it'],
  [`// machlint-ignore-end ${rule}`, 'no `machlint-ignore-start` stands before it'],
  ['// machlint-ignore-end', 'no `machlint-ignore-start` stands before it'],
])('tells what is wrong with %s', (comment, message) => {
  expect(mended(`${comment}\nsubsystem a 1;\n`)[0]).toBe(`warning \`${comment}\`: ${message}`);
});

it.each([
  '// machlint-ignored: why',
  '// machlint-ignore-nothing x: why',
  '// see machlint-ignore',
])('takes %s for a comment like any other', (comment) => {
  expect(mended(`${comment}\nsubsystem a 1;\n`)).toEqual([]);
});

it('offers the nearest name for a misspelt one, and none for nonsense', () => {
  const text = (name: string): string => `// machlint-ignore ${name}: why\nsubsystem a 1;\n`;
  expect(mended(text('ids/range-overlp'))).toEqual([
    `warning \`ids/range-overlp\`: no rule is called \`ids/range-overlp\`, the nearest name is \`${rule}\``,
    `name \`${rule}\`: ${text(rule)}`,
  ]);
  expect(mended(text('xyzzy-qqq'))).toEqual([
    'warning `xyzzy-qqq`: no rule is called `xyzzy-qqq`, `machlint rules` lists them',
  ]);
});

it('reads the comment of a page to its end, or to that of the page', () => {
  const page = (comment: string): string =>
    `<h2>f</h2>\n<hr>\n<p>\n<strong>Function</strong> - F.\n${comment}`;
  const comment = `<!-- machlint-ignore ${rule}: why -->`;
  expect(mended(page(`${comment}\n`), 'a.html')).toEqual([
    `warning unnecessary \`${comment}\`: ${idle(rule)}`,
    `remove the comment: ${page('')}`,
  ]);
  const cut = `<!-- machlint-ignore ${rule}: why`;
  expect(mended(page(cut), 'a.html')).toContain(`remove the comment: ${page('')}`);
});
