import type { Written } from '../../syntax/man/man-page.ts';
import { defineRule } from '../rule.ts';

/** A name that RELATED INFORMATION has twice, mostly in the place of another. */
export default defineRule({
  id: 'man/duplicate-related-link',
  title: 'Related name listed twice',
  severity: 'info',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  *check({ page }) {
    const known = new Map<string, Written>();
    for (const { text } of page.related) {
      const first = known.get(text.text);
      known.set(text.text, first ?? text);
      if (first === undefined) continue;
      yield {
        span: text.span,
        message: `\`${text.text}\` is listed twice`,
        related: [{ span: first.span, message: 'the first time' }],
      };
    }
  },
});
