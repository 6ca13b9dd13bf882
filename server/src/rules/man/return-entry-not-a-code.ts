import { defineRule } from '../rule.ts';

/** An entry of RETURN VALUES that is no code but words on what is returned. */
export default defineRule({
  id: 'man/return-entry-not-a-code',
  title: 'Return value that is no code',
  severity: 'info',
  presets: ['strict'],
  since: '0.1.0',
  on: 'page',

  *check({ page }) {
    for (const { code, isCode } of page.returnCodes) {
      if (isCode || code.text === '') continue;
      yield {
        span: code.span,
        message: `\`${code.text}\` is no return code, expected one in capitals`,
      };
    }
  },
});
