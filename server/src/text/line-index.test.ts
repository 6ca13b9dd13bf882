import { describe, expect, it } from 'vitest';
import { fc } from '../test/property.ts';
import { createLineIndex } from './line-index.ts';

describe('createLineIndex', () => {
  it.each([
    ['LF', 'one\ntwo\n', 3],
    ['CRLF', 'one\r\ntwo\r\n', 3],
    ['bare CR', 'one\rtwo\r', 3],
    ['all three', 'a\nb\r\nc\rd', 4],
    ['no line break', 'one', 1],
    ['nothing', '', 1],
  ])('counts the lines of %s', (_, text, count) => {
    expect(createLineIndex(text).lineCount).toBe(count);
  });

  it('leaves the line break out of a line', () => {
    const lines = createLineIndex('one\r\ntwo\rthree\n\nfive');
    const ends = Array.from({ length: 5 }, (_, line) => [
      lines.lineStart(line),
      lines.lineEnd(line),
    ]);
    expect(ends).toEqual([
      [0, 3],
      [5, 8],
      [9, 14],
      [15, 15],
      [16, 20],
    ]);
  });

  it('counts columns in UTF-16 units', () => {
    const lines = createLineIndex('a\u{1F600}b\nc');
    expect(lines.position(3)).toEqual({ line: 0, character: 3 });
    expect(lines.position(5)).toEqual({ line: 1, character: 0 });
  });

  it('clamps what lies outside', () => {
    const lines = createLineIndex('ab\ncd');
    expect(lines.position(99)).toEqual({ line: 1, character: 2 });
    expect(lines.position(-1)).toEqual({ line: 0, character: 0 });
    expect(lines.offset({ line: 0, character: 99 })).toBe(2);
    expect(lines.offset({ line: 9, character: 0 })).toBe(5);
  });

  it('goes there and back', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n', '\u{1F600}') });
    fc.assert(
      fc.property(text, fc.nat(), (source, seed) => {
        const lines = createLineIndex(source);
        const offset = seed % (source.length + 1);
        const isInsideCrLf = source[offset - 1] === '\r' && source[offset] === '\n';
        fc.pre(!isInsideCrLf);
        expect(lines.offset(lines.position(offset))).toBe(offset);
      }),
    );
  });
});
