import { describe, expect, it } from 'vitest';
import { fc } from '../../test/property.ts';
import { sourceFile, type SourceFile } from '../../text/source-file.ts';
import { fileId } from '../../text/span.ts';
import { lexFile, lexFileAnsi } from './lexer.ts';

const fileOf = (text: string): SourceFile => sourceFile(fileId('/a.defs'), 'defs', text);

/** A text that came of another one, which is read already. */
function edited(before: string, after: string): readonly [before: SourceFile, after: SourceFile] {
  const files = [fileOf(before), fileOf(after)] as const;
  lexFile(files[0]);
  lexFileAnsi(files[0]);
  for (const lex of [lexFile, lexFileAnsi]) lex.follow(files[1], files[0]);
  return files;
}

/** How many tokens, directives and comments of a text are the very objects of the text before. */
function kept(before: string, after: string): string {
  const [first, second] = edited(before, after);
  const [a, b] = [lexFile(first), lexFile(second)];
  const same = (olds: readonly object[], news: readonly object[]): number =>
    news.filter((each, i) => each === olds[i]).length;
  return [
    `${same(a.tokens, b.tokens)} tokens`,
    `${same(a.directives, b.directives)} directives`,
    `${same(a.comments, b.comments)} comments`,
  ].join(', ');
}

describe('the lines above an edit', () => {
  it('keep their tokens', () => {
    const text = '#define A 1\n/* one */ type a = int;\ntype b = int;\n';
    expect(kept(text, text.replace('b =', 'bee ='))).toBe('5 tokens, 1 directives, 1 comments');
  });

  it('keep them when a line is added at the end', () => {
    expect(kept('type a = int;\n', 'type a = int;\ntype b')).toBe(
      '5 tokens, 0 directives, 0 comments',
    );
  });

  it('are read anew from the beginning of a comment that reaches over the edit', () => {
    const text = 'type a = int;\ntype b = /* one\ntwo */ int;\n';
    expect(kept(text, text.replace('two', '2'))).toBe('5 tokens, 0 directives, 0 comments');
  });

  it('are read anew from the beginning of a comment that has no end', () => {
    const text = 'type a = int;\n/* one\ntwo\n';
    expect(kept(text, `${text}*/ type b = int;\n`)).toBe('5 tokens, 0 directives, 0 comments');
  });

  it('are read anew from the beginning of a directive that reaches over the edit', () => {
    const text = 'type a = int;\n#define B /* one\ntwo */ 1\n';
    expect(kept(text, text.replace('1', '2'))).toBe('5 tokens, 0 directives, 0 comments');
  });
});

it('reads an edited text as if it were new', () => {
  const piece = fc.constantFrom(
    ...['\n', '\r', '\r\n', '\\\n', '/*', '*/', '//', '"', "'", '#', ' '],
    ...[
      '#define A B\n',
      '#if A\n',
      '#endif\n',
      'type a = int;\n',
      'x',
      '<h>',
      '#include ',
      '\ufeff',
    ],
  );
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
  const property = fc.property(
    text,
    fc.array(fc.tuple(fc.nat(), fc.nat(6), text), { minLength: 1, maxLength: 4 }),
    (start, edits) => {
      let file = fileOf(start);
      for (const [place, gone, insert] of edits) {
        lexFile(file);
        lexFileAnsi(file);
        const at = place % (file.text.length + 1);
        const next = fileOf(file.text.slice(0, at) + insert + file.text.slice(at + gone));
        for (const lex of [lexFile, lexFileAnsi]) lex.follow(next, file);
        const alone = fileOf(next.text);
        expect({ ...lexFile(next), file: alone }).toEqual(lexFile(alone));
        expect({ ...lexFileAnsi(next), file: alone }).toEqual(lexFileAnsi(alone));
        file = next;
      }
    },
  );
  fc.assert(property, { numRuns: 3000 });
});
