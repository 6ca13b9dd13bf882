import { defineRule } from '../rule.ts';
import { documentedBy } from './documented.ts';
import { entryOf } from './entries.ts';
import { areAlike, isCountName } from './names.ts';

/** A parameter that the page calls by another name than the interface. */
export default defineRule({
  id: 'sync/parameter-renamed',
  title: 'Parameter with another name than in the interface',
  severity: 'info',
  presets: ['strict'],
  since: '0.1.0',
  source: 'the argument’s name in the interface; C callers do not see it',
  on: 'page',

  *check({ page }, { snapshot }) {
    const documented = documentedBy(page, snapshot);
    const named = new Set(page.prototypes.flatMap(({ params }) => params.map((p) => p.name.text)));
    const stray = page.params.filter(({ name }) => !named.has(name.text));
    for (const { prototype, pairing } of documented) {
      for (const { page: param, inInterface } of pairing.pairs) {
        // Any name will do for what MIG itself adds, and any count's for a count.
        if (inInterface.role === 'poly') continue;
        if (inInterface.role === 'count' && isCountName(param.name.text)) continue;
        const entry = entryOf(page, param);
        const other = entry === undefined && stray.length === 1 ? stray[0] : undefined;
        const written = areAlike(param.name.text, inInterface.name) ? other?.name : param.name;
        if (written === undefined) continue;
        yield {
          span: written.span,
          message: `\`${written.text}\` of \`${prototype.name.text}\` is called \`${inInterface.name}\` in the interface`,
          related: [{ span: inInterface.argument.name.written, message: 'declared here' }],
        };
      }
    }
  },
});
