import { defineRule } from '../rule.ts';
import { documentedBy } from './documented.ts';

/** A parameter of the SYNOPSIS that the routine does not take. */
export default defineRule({
  id: 'sync/parameter-extra-in-page',
  title: 'Parameter that the interface does not have',
  severity: 'warning',
  presets: ['strict'],
  since: '0.1.0',
  source: 'the C prototype that MIG writes for the routine',
  on: 'page',

  *check({ page }, { snapshot }) {
    for (const { prototype, pairing, slot } of documentedBy(page, snapshot)) {
      for (const param of pairing.extra) {
        yield {
          span: param.name.span,
          message: `\`${prototype.name.text}\` takes no \`${param.name.text}\`: expected the parameters of the interface`,
          related: [{ span: slot.name.written, message: 'declared here' }],
        };
      }
    }
  },
});
