import { span } from '../../text/span.ts';
import { defineRule } from '../rule.ts';

/** Blanks and tabs at the end of a line. */
export default defineRule({
  id: 'style/trailing-white-space',
  title: 'White space at the end of a line',
  severity: 'info',
  presets: ['strict'],
  since: '0.1.0',
  on: 'file',

  *check({ id, text, lines }) {
    for (let line = 0; line < lines.lineCount; line++) {
      const end = lines.lineEnd(line);
      const start = endOfContent(text, lines.lineStart(line), end);
      if (start === end) continue;
      const at = span(id, start, end);
      yield {
        span: at,
        message: 'white space at the end of the line',
        tags: ['unnecessary'],
        fix: { title: 'remove the white space', edits: [{ span: at, insert: '' }], safe: true },
      };
    }
  },
});

const blanks = new Set([' ', '\t', '\f', '\v']);

/** The offset behind the last character of a line that is no blank. */
function endOfContent(text: string, lineStart: number, lineEnd: number): number {
  let end = lineEnd;
  while (end > lineStart && blanks.has(text.charAt(end - 1))) end -= 1;
  return end;
}
