import { meantCode } from '../codes/meant-code.ts';
import { correction } from '../correction.ts';
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
      const meant = meantCode(text, returnCodes);
      const message = `nothing defines the return code \`${text}\``;
      if (meant === undefined) {
        yield { span, message };
        continue;
      }
      const { name, isCertain } = meant;
      yield {
        span,
        message: isCertain ? `${message}, expected \`${name}\`` : `${message}; \`${name}\` is near`,
        fix: correction(span, name, isCertain),
      };
    }
  },
});
