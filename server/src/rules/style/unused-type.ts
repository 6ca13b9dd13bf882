import type { Mention } from '../../model/interface.ts';
import { contains } from '../../text/span.ts';
import { defineRule } from '../rule.ts';

/** A type that an interface declares for itself and no target uses. */
export default defineRule({
  id: 'style/unused-type',
  title: 'Type that nothing uses',
  severity: 'info',
  presets: ['strict'],
  since: '0.1.0',
  source: 'both compilers write nothing for a type that no argument has',
  on: 'file',

  *check({ id }, { snapshot }) {
    const units = snapshot.unitsOf(id);
    // What is only included declares types for others, whom a checkout need not hold.
    if (!units.some(({ root, interface: { slots } }) => root === id && slots.length > 0)) return;
    const slots = units.flatMap(({ interface: { slots } }) => slots);
    // A type that an argument declares (`port : port_t = …`) is used there.
    const isInArgument = ({ span }: Mention): boolean =>
      slots.some((slot) => contains(slot.span, span));
    const declared = new Map<string, Mention>();
    const used = new Set<string>();
    for (const mention of units.flatMap(({ interface: { mentions } }) => mentions.flat())) {
      if (mention.kind !== 'type') continue;
      if (mention.role === 'reference') used.add(mention.key);
      else if (mention.span.file === id && !isInArgument(mention)) {
        declared.set(mention.key, mention);
      }
    }
    for (const [name, { span }] of declared) {
      if (used.has(name)) continue;
      yield {
        span,
        message: `nothing uses the type \`${name}\`: expected an argument or a type that has it`,
        tags: ['unnecessary'],
      };
    }
  },
});
