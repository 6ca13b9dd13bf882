import { defineRule } from '../rule.ts';
import { documentedBy } from './documented.ts';

/** The interface's parameters in another order. */
export default defineRule({
  id: 'sync/parameter-order',
  title: 'Parameters in another order than in the interface',
  severity: 'warning',
  presets: ['strict'],
  since: '0.1.0',
  source: 'the C prototype that MIG writes for the routine',
  on: 'page',

  *check({ page }, { snapshot }) {
    for (const { prototype, pairing, slot } of documentedBy(page, snapshot)) {
      if (!pairing.isReordered) continue;
      const order = slot.arguments.map(({ name }) => `\`${name.text}\``);
      yield {
        span: prototype.name.span,
        message: `\`${prototype.name.text}\` has its parameters in another order than the interface: expected ${order.join(', ')}`,
        related: [{ span: slot.name.written, message: 'declared here' }],
      };
    }
  },
});
