import { portName } from '../../model/type-codes.ts';
import type { Annotation } from '../../syntax/man/man-page.ts';
import { defineRule } from '../rule.ts';
import { documentedBy } from './documented.ts';
import { entryOf } from './entries.ts';

/** A port name that the page documents as a right. */
export default defineRule({
  id: 'sync/name-vs-right',
  title: 'Port name documented as a right',
  severity: 'warning',
  presets: ['strict'],
  since: '0.1.0',
  source: 'mach/message.h: MACH_MSG_TYPE_PORT_NAME is a plain number',
  on: 'page',

  *check({ page }, { snapshot }) {
    // Several prototypes share one list of PARAMETERS.
    const told = new Set<Annotation>();
    for (const { prototype, pairing } of documentedBy(page, snapshot)) {
      for (const { page: param, inInterface } of pairing.pairs) {
        const { argument, role } = inInterface;
        const annotation = entryOf(page, param)?.annotation;
        if (annotation?.right === undefined || role !== 'value') continue;
        if (argument.type.inName !== portName || argument.direction === 'requestport') continue;
        if (told.has(annotation)) continue;
        told.add(annotation);
        yield {
          span: annotation.span,
          message: `\`${param.name.text}\` of \`${prototype.name.text}\` is a ${annotation.right} right here, and a bare name (\`${inInterface.ctype}\`) in the interface: expected \`scalar\``,
          related: [{ span: argument.typeName.written, message: 'the interface says' }],
        };
      }
    }
  },
});
