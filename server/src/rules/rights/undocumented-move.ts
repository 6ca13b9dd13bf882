import { rightOf, transferOf } from '../../model/ownership-words.ts';
import { defineRule } from '../rule.ts';
import { documentedBy } from '../sync/documented.ts';

/** A right that the caller loses, and whose page does not say so. */
export default defineRule({
  id: 'rights/undocumented-move',
  title: 'Right that the caller loses unawares',
  severity: 'info',
  presets: ['strict'],
  since: '0.1.0',
  source: 'mach/message.h: MACH_MSG_TYPE_MOVE_SEND and its like move the right to the receiver',
  on: 'page',

  *check({ file, page }, { snapshot }) {
    const documented = documentedBy(page, snapshot).filter(({ side }) => side === 'user');
    if (documented.length === 0 || speaksOfOwnership.test(file.text)) return;
    for (const { prototype, pairing } of documented) {
      for (const { page: param, inInterface } of pairing.pairs) {
        const { type, direction, typeName } = inInterface.argument;
        const goesIn = direction === 'in' || direction === 'requestport';
        if (inInterface.role !== 'value' || !goesIn || !type.port) continue;
        if (transferOf(type.inName) !== 'move') continue;
        yield {
          span: param.name.span,
          message: `\`${prototype.name.text}\` takes the caller’s ${rightOf(type.inName)} right \`${param.name.text}\` away, and this page does not say so`,
          related: [{ span: typeName.written, message: `a ${type.inWord}` }],
        };
      }
    }
  },
});

/** Words that pages use of a right that goes away. */
const speaksOfOwnership =
  /consum|\bmove[sd]?\b|transfer|gives? up|given up|loses?\b|donat|deallocat/i;
