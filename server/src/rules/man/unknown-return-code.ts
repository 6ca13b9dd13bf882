import { nearest } from '../../text/nearest.ts';
import { defineRule } from '../rule.ts';

/** A code in RETURN VALUES that neither a header of the workspace nor Mach itself defines. */
export default defineRule({
  id: 'man/unknown-return-code',
  title: 'Unknown return code',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  source: 'mach/kern_return.h, mach/message.h and mach/mig_errors.h of XNU and of GNU Mach',
  on: 'page',

  *check({ page }, { snapshot: { returnCodes } }) {
    for (const { code, isCode } of page.returnCodes) {
      const { span, text } = code;
      if (!isCode || returnCodes.has(text)) continue;
      const meant = nearest(text, returnCodes.keys());
      if (meant === undefined) {
        yield { span, message: `nothing defines the return code \`${text}\`` };
        continue;
      }
      yield {
        span,
        message: `nothing defines the return code \`${text}\`, expected \`${meant}\``,
        fix: { title: `write \`${meant}\``, edits: [{ span, insert: meant }], safe: true },
      };
    }
  },
});
