import { defineRule } from '../rule.ts';
import { isNamedLikeItsType, paramPairs } from './param-pairs.ts';

/** `pointer_t pointer_t`: the prototype has the type where the parameter's name belongs. */
export default defineRule({
  id: 'man/synopsis-name-is-type',
  title: 'Type in the place of a parameter name',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  *check({ page }) {
    const { entryOf } = paramPairs(page);
    for (const param of page.prototypes.flatMap(({ params }) => params)) {
      if (!isNamedLikeItsType(param)) continue;
      const described = entryOf.get(param)?.name.text;
      const meant = described === param.name.text ? undefined : described;
      const expected = meant === undefined ? 'the name of a parameter' : `\`${meant}\``;
      const { span, text } = param.name;
      const finding = {
        span,
        message: `the parameter has the name of its type, \`${text}\`, expected ${expected}`,
      };
      if (meant === undefined) {
        yield finding;
      } else {
        const edits = [{ span, insert: meant }];
        yield { ...finding, fix: { title: `write \`${meant}\``, edits, safe: true } };
      }
    }
  },
});
