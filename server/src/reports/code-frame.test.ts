import { expect, it } from 'vitest';
import { sourceFile } from '../text/source-file.ts';
import { fileId } from '../text/span.ts';
import { codeFrame } from './code-frame.ts';

/** The frame of a piece of a text, as `pretty` prints it. */
function framed(text: string, piece: string): string | undefined {
  const { lines, ...file } = sourceFile(fileId('/a'), 'defs', text);
  const from = lines.position(text.indexOf(piece));
  const to = lines.position(text.indexOf(piece) + piece.length);
  const frame = codeFrame(
    { lines, ...file },
    {
      start: { line: from.line + 1, column: from.character + 1 },
      end: { line: to.line + 1, column: to.character + 1 },
    },
  );
  return frame && `${frame.line}\n${frame.indent}${frame.mark}`;
}

it('marks a piece of a line, tabs before it kept', () => {
  expect(framed('a\n\t\tone two\n', 'two')).toBe('\t\tone two\n\t\t    ^^^');
});

it('marks the first line of a longer piece', () => {
  expect(framed('one two\nthree', 'two\nthree')).toBe('one two\n    ^^^…');
});

it('shows a window of a long line', () => {
  const frame = framed(`${'a'.repeat(500)} here ${'b'.repeat(500)}`, 'here');
  expect(frame).toBe(`…${'a'.repeat(29)} here ${'b'.repeat(65)}…\n${' '.repeat(31)}^^^^`);
});

it('shows control characters instead of sending them', () => {
  expect(framed('\u001b[31mred', 'red')).toBe('\\u{1b}[31mred\n          ^^^');
});

it('has nothing to show of an empty line', () => {
  expect(framed('a\n\nb', '\n')).toBe('a\n ^…');
  expect(framed(' \n', ' ')).toBeUndefined();
});
