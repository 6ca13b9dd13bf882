import { defineRule } from '../rule.ts';

/** `[in structure] The structure that will be filled in …`: the annotation and the text cannot both be true. */
export default defineRule({
  id: 'man/direction-contradicts-text',
  title: 'Direction that the text contradicts',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  *check({ page }) {
    for (const { name, annotation, text } of page.params) {
      const direction = annotation?.direction;
      if (annotation === undefined || direction === undefined || direction === 'inout') continue;
      const opposite = contradictions[direction];
      if (!opposite.pattern.test(text.text)) continue;
      const message = `\`${name.text}\` is \`${direction}\` in its annotation, but by its text the call ${opposite.says}`;
      yield { span: annotation.span, message };
    }
  },
});

/** Phrases that no parameter of the direction has. */
const contradictions = {
  in: { pattern: /\b(?:will be|is|are|to be) filled in\b|^(?:the )?returned\b/i, says: 'sets it' },
  out: { pattern: /^on input\b/i, says: 'reads it' },
};
