import { describe, expect, it } from 'vitest';
import { fc } from '../../test/property.ts';
import { sourceFile } from '../../text/source-file.ts';
import { fileId } from '../../text/span.ts';
import type { FileSyntax } from './file-syntax.ts';
import { lexFile, lexFileAnsi } from './lexer.ts';

describe('lexFile', () => {
  it('joins a name over the end of a line, and keeps where it was written', () => {
    const { tokens } = lexed('vm_al\\\nlocate;');
    expect(tokens.map(({ text, start, end }) => [text, start, end])).toEqual([
      ['vm_allocate', 0, 13],
      [';', 13, 14],
    ]);
  });

  it('ends lines at LF, CRLF and a bare CR', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const { directives, tokens } = lexed(`#define A 1${end}A${end}#endif`);
      expect(directives.map(({ name, index }) => [name, index])).toEqual([
        ['define', 0],
        ['endif', 1],
      ]);
      expect(tokens[0]?.startsLine).toBe(true);
    }
  });

  it('gives an unclosed quote the rest of its line', () => {
    const { tokens } = lexed("don't stop\nskip;");
    expect(tokens.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'identifier don',
      "other 't stop",
      'identifier skip',
      'punctuation ;',
    ]);
  });

  it('tells an unclosed comment', () => {
    expect(lexed('a /* b').comments.map(({ kind, closed }) => [kind, closed])).toEqual([
      ['block', false],
    ]);
  });

  it('reads header names where they may stand', () => {
    const { directives, tokens } = lexed('#include <mach/a.h>\nimport <mach/a.h>;');
    expect(directives[0]?.tokens.map(({ text }) => text)).toEqual(['<mach/a.h>']);
    expect(tokens.map(({ text }) => text)).toEqual([
      'import',
      '<',
      'mach',
      '/',
      'a',
      '.',
      'h',
      '>',
      ';',
    ]);
  });

  it('takes NUL, form feed and a byte order mark for white space', () => {
    expect(lexed('\ufeffa\0b\fc').tokens.map(({ text }) => text)).toEqual(['a', 'b', 'c']);
  });

  it('divides under -ansi where C17 has a comment', () => {
    const file = sourceFile(fileId('/a.defs'), 'defs', '#define A 1 // one\nb // two');
    expect(lexFileAnsi(file).directives[0]?.tokens.map(({ text }) => text)).toEqual([
      'A',
      '1',
      '/',
      '/',
      'one',
    ]);
    expect(lexFileAnsi(file).comments).toHaveLength(1);
  });

  it('leaves out nothing but white space and continuations', () => {
    const scraps = fc.constantFrom(
      ...['\n', '\r', '\r\n', '\\\n', '\\ \r\n', ' ', '\0', '"', "'", '/*', '*/', '//', '#'],
      ...[
        '#define ',
        '#include <',
        'name',
        '12',
        '.5',
        '->',
        '\\',
        '\u00e9',
        '\ud83d\ude00',
        '\ud83d',
      ],
    );
    fc.assert(
      fc.property(fc.array(scraps, { maxLength: 30 }), (all) => {
        const text = all.join('');
        for (const gap of gapsOf(lexed(text), text)) {
          expect(gap).toMatch(/^(?:[\s\0\ufeff]|\\[ \t\v\f]*(?:\r\n|\r|\n))*$/);
        }
      }),
      { numRuns: 2000 },
    );
  });

  // A quadratic path takes minutes here, and the runner's time-out ends it.
  it.each(['"', "'", '\\ ', '/*', '#include <\n', '\\\n', 'a', '#', "L'", '(', '1e+'])(
    'reads a long run of %j to its end',
    (shape) => {
      expect(() => lexed(shape.repeat(300_000))).not.toThrow();
    },
  );
});

function lexed(text: string): FileSyntax {
  return lexFile(sourceFile(fileId('/a.defs'), 'defs', text));
}

/** The text outside of tokens, comments and directive lines; these must not overlap. */
function gapsOf({ tokens, comments, directives }: FileSyntax, text: string): readonly string[] {
  const lines = directives.map(({ span }) => span);
  const inLine = (start: number): boolean =>
    lines.some((line) => line.start <= start && start < line.end);
  const spans = [
    ...tokens,
    ...comments.map(({ span }) => span).filter((span) => !inLine(span.start)),
    ...lines,
  ];
  const sorted = spans.sort((a, b) => a.start - b.start);
  const gaps: string[] = [];
  let done = 0;
  for (const { start, end } of sorted) {
    expect(start).toBeGreaterThanOrEqual(done);
    gaps.push(text.slice(done, start));
    done = end;
  }
  return [...gaps, text.slice(done)];
}
