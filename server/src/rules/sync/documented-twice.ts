import { defineRule } from '../rule.ts';
import { documentedBy } from './documented.ts';

/** A routine with a SYNOPSIS in two pages. */
export default defineRule({
  id: 'sync/documented-twice',
  title: 'Routine documented by two pages',
  severity: 'info',
  presets: ['strict'],
  since: '0.1.0',
  on: 'page',

  *check({ file, page }, { snapshot }) {
    for (const { prototype } of documentedBy(page, snapshot)) {
      const name = prototype.name.text;
      const [first] = snapshot.symbols.pagesNamed(name);
      if (first === undefined || first === file.id) continue;
      const other = snapshot.page(first)?.prototypes.find((one) => one.name.text === name);
      yield {
        span: prototype.name.span,
        message: `\`${name}\` has a page already: expected one`,
        ...(other === undefined
          ? {}
          : { related: [{ span: other.name.span, message: 'documented here' }] }),
      };
    }
  },
});
