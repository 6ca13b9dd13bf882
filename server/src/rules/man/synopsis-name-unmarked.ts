import { defineRule } from '../rule.ts';

/** A parameter whose name is not marked up like those beside it. */
export default defineRule({
  id: 'man/synopsis-name-unmarked',
  title: 'Parameter name without mark-up',
  severity: 'info',
  presets: ['strict'],
  since: '0.1.0',
  on: 'page',

  *check({ page }) {
    const params = page.prototypes.flatMap((prototype) => prototype.params);
    if (!params.some(({ marked }) => marked)) return;
    for (const { name, marked } of params) {
      if (marked) continue;
      const message = `\`${name.text}\` is not marked up as a variable like the other parameters`;
      yield { span: name.span, message };
    }
  },
});
