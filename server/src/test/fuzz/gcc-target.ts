import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { lexFile } from '../../syntax/cpp/lexer.ts';
import { preprocess } from '../../syntax/cpp/preprocess.ts';
import type { Token } from '../../syntax/cpp/token.ts';
import { sourceFile } from '../../text/source-file.ts';
import { fileId } from '../../text/span.ts';
import { systemPath } from '../shared.ts';
import { dataTarget, expectSame, type FuzzTarget } from './fuzz-target.ts';

const gcc = systemPath('/usr/bin/gcc');

/** A text for both preprocessors, as C17 or under `-ansi`. */
interface Source {
  readonly text: string;
  readonly isAnsi: boolean;
}

let folder: string | undefined;

function openFolder(): string {
  return (folder ??= mkdtempSync(join(tmpdir(), 'machlint-gcc-')));
}

/** Compares what both make of a text, and how many faults they find. */
function compare(text: string, isAnsi: boolean): void {
  const path = join(openFolder(), 'input.c');
  writeFileSync(path, text);
  // Faults in macros are to be told where the outermost call stands, as we do.
  const options = [
    '-E',
    '-x',
    'c',
    '-undef',
    '-ftrack-macro-expansion=0',
    ...(isAnsi ? ['-ansi'] : []),
    path,
  ];
  const result = spawnSync(gcc ?? '', options, { encoding: 'utf8' });
  const unit = preprocess(sourceFile(fileId(path), 'other', text), {
    defines: {},
    imacros: [],
    slashComments: !isAnsi,
    resolve: () => undefined,
  });
  const file = sourceFile(fileId(path), 'other', text);
  const errors = unit.problems.filter(({ severity }) => severity === 'error');
  // GCC knows no limit but its memory.
  if (unit.problems.some(({ rule }) => rule === 'macro-limit')) return;
  if (result.stderr.includes('unterminated argument list')) {
    // GCC drops the rest of the file; here it is read on.
    if (errors.length === 0) throw new Error('GCC refuses, we do not');
    return;
  }
  if (!text.includes('yes')) {
    // `#line` and the like give GCC's faults other numbers.
    const hasUnknown = unit.tokens.some(({ kind }) => kind === 'hash');
    const isRefused = errors.length > 0 || hasUnknown;
    expectSame(isRefused, result.stderr.includes('error: '), `refused? ${result.stderr}`);
  } else {
    const lines = errors.map(({ span }) => file.lines.position(span.start).line + 1);
    const theirs = [...result.stderr.matchAll(/:(\d+):\d+: error: /g)];
    const theirLines = sorted(theirs.map(([, line]) => Number(line)));
    expectSame(sorted(lines), theirLines, `lines of faults: ${result.stderr}`);
  }
  // GCC drops a directive that it does not know; here MIG is to complain.
  const ours = unit.tokens.filter(({ kind }) => kind !== 'hash');
  // GCC's spaces are wrong where it drops the arguments of a call.
  const hasDropped = errors.some(({ rule }) => rule === 'macro-call');
  if (hasDropped || ours.some(({ text: own }) => /^["']$|^["'].*[^"']$/.test(own))) {
    expectPrinted(ours, result.stdout, !hasDropped);
    return;
  }
  const theirs = tokensOf(result.stdout);
  const texts = theirs.map((token) => token.text).join(' ');
  expectSame(ours.map((token) => token.text).join(' '), texts, 'tokens');
  const spaces = ours.map(({ text: own, spaced, startsLine }, index) => {
    const other = theirs[index];
    const isSame = startsLine || other?.startsLine === true || other?.spaced === spaced;
    return isSame ? own : `${own} (spaced: ${spaced})`;
  });
  expectSame(spaces.join(' '), texts, 'spaces');
  const redefined = unit.problems.filter(({ rule }) => rule === 'macro-redefined').length;
  expectSame(redefined, result.stderr.match(/" redefined/g)?.length ?? 0, 'redefined macros');
}

/**
 * Reads what GCC printed token by token of ours, so that an unclosed quote does not take what stands behind it: texts,
 * and where wanted the spaces between them.
 */
function expectPrinted(tokens: readonly Token[], output: string, withSpaces: boolean): void {
  const printed = output
    .split('\n')
    .filter((line) => !/^# \d/.test(line))
    .join('\n');
  let at = 0;
  for (const [index, { text, spaced, startsLine }] of tokens.entries()) {
    const blank = /\s*/y;
    blank.lastIndex = at;
    const [space = ''] = blank.exec(printed) ?? [];
    at += space.length;
    const near = printed.slice(Math.max(0, at - 100), at + 100);
    if (!printed.startsWith(text, at)) throw new Error(`expected ${text} at ${near}`);
    const isFree = index === 0 || startsLine || space.includes('\n');
    if (withSpaces && !isFree && spaced !== (space !== ''))
      throw new Error(`${text} (spaced: ${spaced}) at ${near}`);
    at += text.length;
  }
  if (printed.slice(at).trim() !== '') throw new Error(`GCC goes on with ${printed.slice(at)}`);
}

/** The tokens of preprocessed text. A `#` that begins a line is none of a directive there, unless GCC wrote it. */
function tokensOf(output: string): readonly Pick<Token, 'text' | 'spaced' | 'startsLine'>[] {
  const lines = output.split('\n').filter((line) => !/^# \d/.test(line));
  const { tokens } = lexFile(
    sourceFile(fileId('out'), 'other', lines.map((line) => `@ ${line}`).join('\n')),
  );
  return tokens.flatMap((token, index) =>
    token.startsLine ? [] : [{ ...token, startsLine: tokens[index - 1]?.startsLine === true }],
  );
}

function sorted(lines: readonly number[]): readonly number[] {
  return [...new Set(lines)].sort((a, b) => a - b);
}

const names = fc.constantFrom('A', 'B', 'C', 'F', 'G', 'H', 'x', 'y', 'foo');
const objects = fc.constantFrom('A', 'B', 'C');
const functions = fc.constantFrom('F', 'G', 'H');
const words = fc.oneof(
  { weight: 6, arbitrary: names },
  fc.constantFrom('1', '2e', '.5', '"s"', "'c'", '-', '+', '<', '=', '.', '->', ';', '[', '/'),
);
const blanks = fc.constantFrom('', ' ', '  ', '/**/', '\t');

/** Tokens, parenthesised lists among them: `F(x, (y) 1)`. */
const { texts } = fc.letrec<{ texts: string; list: string }>((tie) => ({
  texts: fc
    .array(
      fc.tuple(
        blanks,
        fc.oneof(
          { depthSize: 'small', withCrossShrink: true },
          { weight: 5, arbitrary: words },
          { weight: 3, arbitrary: tie('list') },
        ),
      ),
      { maxLength: 5 },
    )
    .map((parts) => parts.map(([blank, part]) => blank + part).join('')),
  list: fc
    .tuple(names, blanks, fc.array(tie('texts'), { minLength: 1, maxLength: 3 }), blanks)
    .map(([name, before, all, after]) => `${name}${before}(${all.join(',')}${after})`),
}));

const bodies = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: texts },
      {
        weight: 2,
        arbitrary: fc
          .tuple(names, blanks, blanks, names)
          .map(([a, b, c, d]) => ` ${a}${b}##${c}${d} `),
      },
      fc.constantFrom(' #x ', ' # y', ', ## __VA_ARGS__', ' x ## y ', ' x##y##x ', '__VA_ARGS__'),
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(''));

const plainBodies = fc
  .array(
    fc.oneof(
      texts,
      fc.tuple(names, blanks, blanks, names).map(([a, b, c, d]) => ` ${a}${b}##${c}${d} `),
    ),
    { maxLength: 3 },
  )
  .map((parts) => parts.join(''));

const programs = fc.array(
  fc.oneof(
    fc.tuple(objects, plainBodies).map(([name, body]) => `#define ${name} ${body}`),
    fc
      .tuple(
        functions,
        fc.constantFrom('()', '(x)', '(x,y)', '(x, y)', '(...)', '(x, ...)', '(x,y...)'),
        bodies,
      )
      .map(([name, parameters, body]) => `#define ${name}${parameters} ${body}`),
    names.map((name) => `#undef ${name}`),
    names.map((name) => `#ifdef ${name}\n yes\n#else\n no\n#endif`),
    { weight: 5, arbitrary: texts },
  ),
  { minLength: 2, maxLength: 14 },
);

const scraps = fc.constantFrom(
  ...[
    '\n',
    '\n',
    '\\\n',
    '\\ \n',
    ' ',
    '\t',
    '\f',
    '\r\n',
    '"',
    "'",
    '"s"',
    '/*',
    '*/',
    '/* c */',
    '// d\n',
  ],
  ...[
    'A',
    'F',
    'F(',
    '(',
    ')',
    ',',
    'F(A)',
    'x',
    '1',
    '.',
    '0x1e+',
    '...',
    '##',
    '#',
    '%',
    '->',
    '<',
    '>',
  ],
  ...[
    '\n#define B A\n',
    '\n#define A 2\n',
    '\n#undef A\n',
    '\n#if A\n',
    '\n#if 0\n',
    '\n#ifdef A\n',
    '\n#ifndef B\n',
  ],
  ...[
    '\n#elif 1\n',
    '\n#elif B\n',
    '\n#elifdef B\n',
    '\n#else\n',
    '\n#endif\n',
    '\n#endif stray\n',
    '\n#\n',
    '\n#line 7\n',
  ],
  ...['__LINE__', '\n# 3 "f.c"\n', "\n#error don't\n", '\n#warning w\n', '@', '`'],
);

const { expressions } = fc.letrec<{ expressions: string; operand: string }>((tie) => ({
  operand: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      '0',
      '1',
      '2',
      '3u',
      '7',
      '010',
      '0xff',
      '-1',
      '-1u',
      '63',
      '64',
      "'a'",
      'A',
      'B',
      'F(2)',
      'none',
      'defined A',
      'defined(Z)',
      '9223372036854775807',
      '18446744073709551615u',
    ),
    tie('expressions').map((inner) => `(${inner})`),
    fc
      .tuple(fc.constantFrom('!', '~', '-', '+'), tie('operand'))
      .map(([sign, operand]) => `${sign} ${operand}`),
  ),
  expressions: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('operand'),
    fc
      .tuple(
        tie('operand'),
        fc.constantFrom(
          '+',
          '-',
          '*',
          '/',
          '%',
          '<<',
          '>>',
          '<',
          '>',
          '<=',
          '>=',
          '==',
          '!=',
          '&',
          '|',
          '^',
          '&&',
          '||',
        ),
        tie('expressions'),
      )
      .map(([left, operator, right]) => `${left} ${operator} ${right}`),
    fc
      .tuple(tie('operand'), tie('expressions'), tie('operand'))
      .map(([a, b, c]) => `${a} ? ${b} : ${c}`),
  ),
}));

const macros = programs.map((lines) => lines.join('\n') + '\n');
const conditions = fc
  .array(expressions, { minLength: 20, maxLength: 20 })
  .map((all) =>
    all.map((condition, index) => `#if ${condition}\nyes ${index}\n#else\nno ${index}\n#endif\n`),
  )
  .map((groups) => `#define A 3\n#define B (-2)\n#define F(x) (x+1)\n${groups.join('')}`);
const heaps = fc
  .array(scraps, { maxLength: 40 })
  .map((all) => `#define A 1\n#define F(x) [x]\n${all.join('')}\n`);
const sources: fc.Arbitrary<Source> = fc.oneof(
  fc.oneof(macros, conditions).map((text) => ({ text, isAnsi: false })),
  fc.record({ text: heaps, isAnsi: fc.boolean() }),
);

/** Preprocesses as `gcc -E -undef` does: tokens, spaces, lines of faults. */
export const gccTarget: FuzzTarget = dataTarget({
  name: 'preprocessor',
  ...(gcc === undefined ? { lacks: 'gcc' } : {}),
  inputs: sources,
  check: ({ text, isAnsi }) => compare(text, isAnsi),
  close() {
    if (folder !== undefined) rmSync(folder, { recursive: true });
    folder = undefined;
  },
});
