import { defineRule } from '../rule.ts';
import { statesDirection } from './stated-direction.ts';

/** An entry of PARAMETERS without `[in scalar]`, `[out task send right]` or the like. */
export default defineRule({
  id: 'man/missing-annotation',
  title: 'Parameter without an annotation',
  severity: 'info',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  *check({ page }) {
    for (const { name, annotation, text } of page.params) {
      if (annotation !== undefined || statesDirection(text.text)) continue;
      const message = `\`${name.text}\` has no annotation of its direction, expected one such as \`[in scalar]\``;
      yield { span: name.span, message };
    }
  },
});
