import { defineRule } from '../rule.ts';
import { familiesOf } from './code-families.ts';

/** A return code that the routine's return type cannot hold: `KERN_FAILURE` of a `boolean_t`. */
export default defineRule({
  id: 'codes/wrong-family',
  title: 'Return code of another type',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  *check({ page }, { snapshot: { returnCodes } }) {
    const types = page.prototypes.map(({ returnType }) => returnType.text);
    const [type] = types;
    if (type === undefined || types.some((other) => other !== type)) return;
    const families = familiesOf(type);
    if (families === undefined) return;
    for (const { code, isCode } of page.returnCodes) {
      const family = returnCodes.get(code.text)?.family;
      if (!isCode || family === undefined || families.has(family)) continue;
      yield {
        span: code.span,
        message: `\`${code.text}\` is no value of \`${type}\`, which the routine returns`,
      };
    }
  },
});
