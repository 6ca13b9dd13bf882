import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { printSyntax } from '../../test/print-syntax.ts';
import { sourceFile } from '../../text/source-file.ts';
import { fileId } from '../../text/span.ts';
import { lexFile } from '../cpp/lexer.ts';
import type { Dialect } from './dialect.ts';
import { parseDefs, type DefsSyntax } from './parser.ts';

function parse(text: string, dialect: Dialect = 'apple'): DefsSyntax {
  return parseDefs(lexFile(sourceFile(fileId('/a.defs'), 'defs', text)).tokens, dialect);
}

function problems(text: string, dialect?: Dialect): readonly string[] {
  return parse(text, dialect).problems.map(({ at, message }) => {
    return `${text.slice(0, at.start).split('\n').length}: ${message}`;
  });
}

describe('parseDefs', () => {
  it.each([
    ['types', 'apple'],
    ['apple', 'apple'],
    ['gnu', 'gnu'],
    ['half-typed', 'apple'],
  ] as const)('reads fixtures/grammar/%s.defs', async (name, dialect) => {
    const path = fileURLToPath(
      new URL(`../../../../fixtures/grammar/${name}.defs`, import.meta.url),
    );
    const text = readFileSync(path, 'utf8');
    await expect(printSyntax(parse(text, dialect), text)).toMatchFileSnapshot(`${path}.txt`);
  });

  it('takes keywords in any case, but for those that the compiler matches exactly', () => {
    expect(problems('RoUtInE r(P: p; IN a: PointerTo(x));')).toEqual([]);
    expect(problems('routine r(p: p; in a: pointerto(x));')).toHaveLength(1);
    expect(problems('usertypelimit 5;')).toHaveLength(1);
  });

  it('reserves every keyword as a name', () => {
    expect(problems('routine r(p: p; in type: t);')).toMatchInlineSnapshot(`
      [
        "1: \`type\` is a word of MIG's own, expected the name of an argument",
      ]
    `);
    expect(problems('type of = t;')).toMatchInlineSnapshot(`
      [
        "1: \`of\` is a word of MIG's own, expected the name of a type",
      ]
    `);
  });

  it('names the other dialect of a word that it does not know', () => {
    expect(problems('sendtime 5;', 'gnu')).toMatchInlineSnapshot(`
      [
        "1: \`sendtime\` is known to Apple's MIG alone, expected a statement",
      ]
    `);
    expect(problems('type t = x intranpayload: a b;')).toMatchInlineSnapshot(`
      [
        "1: \`intranpayload\` is known to GNU's MIG alone, expected \`;\`",
      ]
    `);
  });

  it('cuts numbers and punctuation as the compiler does, not as C', () => {
    expect(problems('subsystem s 0x10;')).toMatchInlineSnapshot(`
      [
        "1: \`x10\` cannot stand here, expected \`;\`",
      ]
    `);
    expect(problems('subsystem s 1.5;')).toMatchInlineSnapshot(`
      [
        "1: \`.\` cannot stand here, expected \`;\`",
      ]
    `);
    expect(parse('type t = array[--1] of x;').problems).toHaveLength(1);
  });

  it('reads the operands of some statements in states of their own', () => {
    expect(problems('waittime -1; msgoption a.b/c-$d; import <a b/c-d.h>; import "x y";')).toEqual(
      [],
    );
    expect(problems('msgoption A|B;')).toMatchInlineSnapshot(`
      [
        "1: \`|\` cannot stand here, expected \`;\`",
      ]
    `);
    expect(problems('waittime "5";')).toMatchInlineSnapshot(`
      [
        "1: \`"\` cannot stand here, expected one word of letters, digits, \`-\`, \`.\`, \`/\`, \`_\` and \`$\`",
      ]
    `);
    expect(problems('rcsid one;')).toMatchInlineSnapshot(`
      [
        "1: \`one\` cannot stand here, expected a text in double quotes",
      ]
    `);
    expect(problems('import header.h;')).toMatchInlineSnapshot(`
      [
        "1: \`header\` cannot stand here, expected the name of a header, as \`"…"\` or \`<…>\`",
      ]
    `);
  });

  it('reports one error for a statement and goes on with the next', () => {
    expect(problems('type a 5;\nroutine r(p: p,; q q; s:);\nskip skip;\nskip;'))
      .toMatchInlineSnapshot(`
      [
        "1: \`5\` cannot stand here, expected \`=\`",
        "2: \`;\` cannot stand here, expected a flag",
        "3: \`skip\` is a word of MIG's own, expected \`;\`",
      ]
    `);
  });

  it('does not lose the line behind a forgotten semicolon', () => {
    const { statements } = parse('skip\nroutine r(p: p);\nroutine s(p: p);');
    expect(statements.map(({ kind, skipped }) => [kind, skipped])).toEqual([
      ['skip', false],
      ['routine', true],
      ['routine', false],
    ]);
  });

  it('computes sizes in unsigned 32-bit arithmetic and tells where they overflow', () => {
    const size = (text: string) => {
      const [type] = parse(`type t = array[${text}] of x;`).statements;
      const spec = type?.kind === 'type' ? type.declared?.spec : undefined;
      const bound = spec?.kind === 'array' ? spec.bound : undefined;
      return [bound?.value, bound?.faults.map(({ kind }) => kind)];
    };
    expect(size('10 - 3 - 2 * (1 + 1)')).toEqual([3, []]);
    expect(size('3 - 5')).toEqual([4294967294, ['overflow']]);
    expect(size('65536 * 65537')).toEqual([65536, ['overflow']]);
    expect(size('99999999999999999999')).toEqual([4294967295, ['overflow']]);
    expect(size('7 / 0')).toEqual([0, ['division-by-zero']]);
  });

  it('gives up on types and sizes inside each other without an end', () => {
    const deep = 200_000;
    expect(problems(`type t = ${'^ '.repeat(deep)}x;`)).toMatchInlineSnapshot(`
      [
        "1: \`^\` cannot stand here, expected at most 200 types inside types",
      ]
    `);
    expect(problems(`type t = array[${'('.repeat(deep)}1];`)).toMatchInlineSnapshot(`
      [
        "1: \`(\` cannot stand here, expected at most 200 open parentheses",
      ]
    `);
  });
});
