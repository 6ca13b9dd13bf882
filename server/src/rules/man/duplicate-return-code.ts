import type { ReturnEntry } from '../../syntax/man/man-page.ts';
import { defineRule } from '../rule.ts';

/** A code that one list of RETURN VALUES has twice. */
export default defineRule({
  id: 'man/duplicate-return-code',
  title: 'Return code listed twice',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  *check({ page }) {
    const known = new Map<string, ReturnEntry>();
    for (const entry of page.returnCodes) {
      const { code, list, isCode, text } = entry;
      // The same code in two lists is meant: each says when it comes.
      const key = `${list} ${code.text}`;
      const first = known.get(key);
      known.set(key, first ?? entry);
      if (first === undefined || !isCode) continue;
      const isSame = first.text.text === text.text;
      yield {
        span: code.span,
        message: `\`${code.text}\` is listed twice, with ${isSame ? 'the same text' : 'different texts'}`,
        related: [{ span: first.code.span, message: 'the first time' }],
      };
    }
  },
});
