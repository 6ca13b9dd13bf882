import { defineRule } from '../rule.ts';

/** A member that FIELDS describes twice, mostly in the place of another. */
export default defineRule({
  id: 'man/duplicate-field-doc',
  title: 'Member described twice',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  *check({ page }) {
    const members = page.structs.flatMap((struct) => struct.members.map(({ name }) => name.text));
    const known = new Map<string, (typeof page.fields)[number]>();
    for (const field of page.fields) {
      const { span, text } = field.name;
      const first = known.get(text);
      known.set(text, first ?? field);
      // Members of the same name in two structures may each have their entry.
      const isShared = members.filter((member) => member === text).length > 1;
      if (first === undefined || isShared) continue;
      yield {
        span,
        message: `FIELDS describes \`${text}\` a second time`,
        related: [{ span: first.name.span, message: 'the first time' }],
      };
    }
  },
});
