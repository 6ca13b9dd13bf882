import { expect, it } from 'vitest';
import { sourceFile } from '../../text/source-file.ts';
import { fileId } from '../../text/span.ts';
import { preprocess } from './preprocess.ts';

function read(text: string) {
  return preprocess(sourceFile(fileId('/a.defs'), 'defs', text), {
    defines: {},
    imacros: [],
    slashComments: true,
    resolve: () => undefined,
  });
}

/** Each fault with its rule, as gcc tells errors from warnings. */
it.each([
  ['#warning w', 'warning hash-warning'],
  ['#error e', 'error hash-error'],
  ['#line x', 'error hash-line'],
  ['#line 7x', 'error hash-line'],
  ['#line 7 name', 'error hash-line'],
  ['#line', 'error hash-line'],
  ['#line 7 "b.defs"', ''],
  ['#line 7', ''],
  ['#include', 'error include-syntax'],
  ['#include name', 'error include-syntax'],
  ['/* no end', 'error unterminated-comment'],
])('tells of %s: %s', (text, told) => {
  const { problems } = read(`${text}\n`);
  expect(problems.map(({ severity, rule }) => `${severity} ${rule}`).join()).toBe(told);
  for (const { message } of problems) expect(message).not.toBe('');
});

/** Values as gcc computes them. */
it.each([
  ["'a' == 97", 'yes'],
  ["'ab' == 24930", 'yes'],
  ["L'a' == 97", 'yes'],
  ["L'ab' == 98", 'yes'],
  ["u'a' - 98 > 0", 'yes'],
  ["L'a' - 98 < 0", 'yes'],
])('holds %s for true: %s', (condition, answer) => {
  expect(read(`#if ${condition}\nyes\n#else\nno\n#endif\n`).tokens.map(({ text }) => text)).toEqual(
    [answer],
  );
});

it.each([
  ['__COUNTER__ __COUNTER__ __COUNTER__', '0 1 2'],
  ['__INCLUDE_LEVEL__', '0'],
  ['#define F(...) [__VA_ARGS__]\nF() F(a) F(a,b)', '[ ] [ a ] [ a , b ]'],
  ['#define F(x,...) [x|__VA_ARGS__]\nF(a) F(a,) F(a,b,c)', '[ a | ] [ a | ] [ a | b , c ]'],
  ['#define F() []\nF() F( )', '[ ] [ ]'],
])('expands %s', (text, expected) => {
  expect(
    read(`${text}\n`)
      .tokens.map((token) => token.text)
      .join(' '),
  ).toBe(expected);
});
