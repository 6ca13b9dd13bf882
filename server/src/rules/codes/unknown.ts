import { defineRule } from '../rule.ts';
import { meantCode } from './meant-code.ts';
import { mentionedCodes } from './mentioned-codes.ts';

/** The prose of a page names a return code that nothing defines. */
export default defineRule({
  id: 'codes/unknown',
  title: 'Unknown return code in the text',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  source: 'mach/kern_return.h, mach/message.h and mach/mig_errors.h of XNU and of GNU Mach',
  on: 'page',

  *check({ page }, { snapshot: { returnCodes } }) {
    for (const { span, text } of mentionedCodes(page)) {
      const isMessage = text.startsWith('MACH_');
      if (isMessage || returnCodes.has(text) || meantCode(text, returnCodes) !== undefined)
        continue;
      yield { span, message: `nothing defines the return code \`${text}\`` };
    }
  },
});
