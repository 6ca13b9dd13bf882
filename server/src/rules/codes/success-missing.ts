import type { ManPage } from '../../syntax/man/man-page.ts';
import { typeName } from '../../syntax/man/type-name.ts';
import { defineRule } from '../rule.ts';

/** RETURN VALUES says that its list is whole, but the list has no code of success. */
export default defineRule({
  id: 'codes/success-missing',
  title: 'Whole list of return codes without success',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  *check({ page }) {
    const success = successOf(page);
    const section = page.sections.find(({ name }) => name.startsWith('RETURN'));
    if (success === undefined || section === undefined || page.returnCodes.length === 0) return;
    const listed = new Set(page.returnCodes.map(({ code }) => code.text));
    const missing = success.filter((code) => !listed.has(code));
    const isHalf = missing.length > 0 && missing.length < success.length;
    if (missing.length === 0 || !(isHalf || claimsToBeWhole(page.returnIntroduction?.text))) return;
    const names = missing.map((code) => `\`${code}\``).join(' and ');
    const why = isHalf
      ? 'the list has the other answer'
      : 'the section says that it lists all codes';
    yield { span: section.heading.span, message: `${names} is not listed, but ${why}` };
  },
});

/** What a call returns that went well; both answers where it returns a truth value. */
function successOf({ prototypes: [prototype] }: ManPage): readonly string[] | undefined {
  return successes.get(typeName(prototype?.returnType.text ?? ''));
}

const successes = new Map([
  ['kern_return_t', ['KERN_SUCCESS']],
  ['mach_msg_return_t', ['MACH_MSG_SUCCESS']],
  ['boolean_t', ['TRUE', 'FALSE']],
]);

/** `returns one of the following`, `the only possible values are`; `the following errors` are no successes. */
function claimsToBeWhole(introduction = ''): boolean {
  const whole = /\b(?:one of the following|all (?:of )?the|the only|no other|always)\b/i;
  return whole.test(introduction) && !/\berrors?\b/i.test(introduction);
}
