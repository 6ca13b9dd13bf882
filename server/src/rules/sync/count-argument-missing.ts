import { defineRule } from '../rule.ts';
import { documentedBy } from './documented.ts';

/** The count of an array that MIG adds and the SYNOPSIS lacks. */
export default defineRule({
  id: 'sync/count-argument-missing',
  title: 'Count of an array missing from the man page',
  severity: 'warning',
  presets: ['strict'],
  since: '0.1.0',
  source: 'routine.c of both compilers: an array of variable length has a count behind it in C',
  on: 'page',

  *check({ page }, { snapshot }) {
    for (const { prototype, pairing } of documentedBy(page, snapshot)) {
      for (const { inInterface } of pairing.missing) {
        const { name, ctype, role, argument } = inInterface;
        if (role === 'value') continue;
        const array = pairing.pairs.find((pair) => pair.inInterface.argument === argument);
        yield {
          span: array?.page.span ?? prototype.name.span,
          message: `\`${prototype.name.text}\` takes \`${name}\` (\`${ctype}\`) behind \`${array?.page.name.text ?? argument.name.text}\`, which this page does not show`,
          related: [{ span: argument.name.written, message: 'declared here' }],
        };
      }
    }
  },
});
