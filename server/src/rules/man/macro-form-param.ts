import { defineRule } from '../rule.ts';

/** A macro form that takes the selector which it is there to save its caller. */
export default defineRule({
  id: 'man/macro-form-param',
  title: 'Macro form with the parameter that it stands for',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  *check({ page }) {
    const general = page.prototypes.find(({ label }) => label === undefined);
    if (general === undefined) return;
    const selectors = new Set(
      page.params.filter(({ values }) => values.length > 0).map(({ name }) => name.text),
    );
    const isSame = (names: readonly string[]): boolean =>
      names.join() === general.params.map(({ name }) => name.text).join();
    for (const { label, name, params } of page.prototypes) {
      if (label === undefined || !/\bmacro\b/i.test(label.text)) continue;
      if (!isSame(params.map((param) => param.name.text))) continue;
      const selector = params.find((param) => selectors.has(param.name.text));
      if (selector === undefined) continue;
      yield {
        span: selector.name.span,
        message: `the macro form \`${name.text}\` takes \`${selector.name.text}\`, which it stands for`,
        related: [{ span: general.name.span, message: 'the general form' }],
      };
    }
  },
});
