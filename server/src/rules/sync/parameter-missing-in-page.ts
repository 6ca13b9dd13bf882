import { defineRule } from '../rule.ts';
import { documentedBy } from './documented.ts';

/** A parameter of the routine that the SYNOPSIS lacks. */
export default defineRule({
  id: 'sync/parameter-missing-in-page',
  title: 'Parameter missing from the man page',
  severity: 'warning',
  presets: ['strict'],
  since: '0.1.0',
  source: 'the C prototype that MIG writes for the routine',
  on: 'page',

  *check({ page }, { snapshot }) {
    for (const { prototype, pairing } of documentedBy(page, snapshot)) {
      for (const { inInterface, after } of pairing.missing) {
        if (inInterface.role !== 'value') continue;
        const place = after === undefined ? 'first' : `behind \`${after.name.text}\``;
        yield {
          span: prototype.name.span,
          message: `\`${prototype.name.text}\` takes \`${inInterface.name}\` (\`${inInterface.ctype}\`) ${place}, which this page does not show`,
          related: [{ span: inInterface.argument.name.written, message: 'declared here' }],
        };
      }
    }
  },
});
