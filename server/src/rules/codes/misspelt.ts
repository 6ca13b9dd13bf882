import { correction } from '../correction.ts';
import { defineRule } from '../rule.ts';
import { meantCode } from './meant-code.ts';
import { mentionedCodes } from './mentioned-codes.ts';

/** The prose of a page names a return code in another spelling than the headers. */
export default defineRule({
  id: 'codes/misspelt',
  title: 'Misspelt return code in the text',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  source: 'mach/kern_return.h, mach/message.h and mach/mig_errors.h of XNU and of GNU Mach',
  on: 'page',

  *check({ page }, { snapshot: { returnCodes } }) {
    for (const { span, text } of mentionedCodes(page)) {
      const meant = returnCodes.has(text) ? undefined : meantCode(text, returnCodes);
      if (meant?.isCertain !== true) continue;
      const { name } = meant;
      yield {
        span,
        message: `nothing defines the return code \`${text}\`, expected \`${name}\``,
        fix: correction(span, name, true),
      };
    }
  },
});
