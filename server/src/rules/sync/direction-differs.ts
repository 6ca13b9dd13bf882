import type { Annotation } from '../../syntax/man/man-page.ts';
import { defineRule } from '../rule.ts';
import { documentedBy } from './documented.ts';
import { directionOf, directionWords, entryOf } from './entries.ts';

/** A parameter whose annotation gives another direction than the interface. */
export default defineRule({
  id: 'sync/direction-differs',
  title: 'Direction of a parameter differs from the interface',
  severity: 'warning',
  presets: ['strict'],
  since: '0.1.0',
  source:
    'the direction and the flags of the argument; a count that comes out is read only with `countinout`',
  on: 'page',

  *check({ page }, { snapshot }) {
    // Several prototypes share one list of PARAMETERS.
    const seen = new Set<Annotation>();
    for (const { prototype, pairing } of documentedBy(page, snapshot)) {
      for (const { page: param, inInterface } of pairing.pairs) {
        const annotation = entryOf(page, param)?.annotation;
        const told = annotation?.direction;
        const expected = directionOf(inInterface);
        if (annotation === undefined || told === undefined || expected === undefined) continue;
        // `[out scalar, in for asynchronous form]` speaks of two routines at once.
        if (told === expected || annotation.text.includes(', in for')) continue;
        if (seen.has(annotation)) continue;
        seen.add(annotation);
        yield {
          span: annotation.span,
          message: `\`${param.name.text}\` of \`${prototype.name.text}\` is \`${directionWords(told)}\` here and \`${directionWords(expected)}\` in the interface: expected that`,
          related: [{ span: inInterface.argument.name.written, message: 'the interface says' }],
        };
      }
    }
  },
});
