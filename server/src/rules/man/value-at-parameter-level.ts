import { defineRule } from '../rule.ts';

/** A value of a parameter that stands in the list of the parameters themselves. */
export default defineRule({
  id: 'man/value-at-parameter-level',
  title: 'Value among the parameters',
  severity: 'info',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  *check({ page }) {
    for (const { name, values } of page.params) {
      for (const { text, span, atParameterLevel } of values) {
        if (!atParameterLevel) continue;
        const message = `\`${text}\` stands among the parameters, expected it in a list of its own under \`${name.text}\``;
        yield { span, message };
      }
    }
  },
});
