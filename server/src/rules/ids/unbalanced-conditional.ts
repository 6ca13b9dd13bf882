import { defineRule } from '../rule.ts';
import { unbalancedConditionals } from './conditional-slots.ts';

/** Arms of an `#if` that take different numbers of message ids, so that all later routines move. */
export default defineRule({
  id: 'ids/unbalanced-conditional',
  title: 'Arms of an `#if` take different numbers of message ids',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  source: 'both compilers: the id of a routine is the base and the number of slots before it',
  on: 'file',

  *check({ id }, { snapshot }) {
    const syntax = snapshot.syntax(id);
    if (syntax === undefined) return;
    for (const { opening, arms } of unbalancedConditionals(syntax)) {
      const taken = arms.join(' and ');
      yield {
        span: opening.span,
        message: `the arms of this \`#${opening.name}\` take ${taken} message ids, which moves every routine behind it: expected the same number, with \`skip\` for what an arm lacks`,
      };
    }
  },
});
