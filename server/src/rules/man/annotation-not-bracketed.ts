import { defineRule } from '../rule.ts';
import { statesDirection } from './stated-direction.ts';

/** A direction in the plain text of an entry: `Out-pointer to dynamic array …`. */
export default defineRule({
  id: 'man/annotation-not-bracketed',
  title: 'Annotation without brackets',
  severity: 'info',
  presets: ['strict'],
  since: '0.1.0',
  on: 'page',

  *check({ page }) {
    for (const { name, annotation, text } of page.params) {
      if (annotation !== undefined || !statesDirection(text.text)) continue;
      const message = `the direction of \`${name.text}\` stands in its text, expected it in brackets before the text`;
      yield { span: name.span, message };
    }
  },
});
