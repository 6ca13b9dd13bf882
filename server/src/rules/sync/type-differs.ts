import { isTruncated } from '../../syntax/man/type-name.ts';
import { defineRule } from '../rule.ts';
import { documentedBy } from './documented.ts';
import type { InterfaceParameter } from './interface-parameter.ts';
import { isWeaker, sameType, starsOf } from './types.ts';

/** A parameter whose C type in the SYNOPSIS is not the interface's. */
export default defineRule({
  id: 'sync/type-differs',
  title: 'Type of a parameter differs from the interface',
  severity: 'warning',
  presets: ['strict'],
  since: '0.1.0',
  source: 'the C prototype that MIG writes for the routine',
  on: 'page',

  *check({ page }, { snapshot }) {
    for (const { prototype, pairing } of documentedBy(page, snapshot)) {
      for (const { page: param, inInterface } of pairing.pairs) {
        const written = param.ctype.text;
        // `man/truncated-type` tells that.
        if (isTruncated(written)) continue;
        const isSame = sameType(written, inInterface);
        if (isSame && !hasNeedlessStar(written, inInterface)) continue;
        if (!isSame && (written === '' || isWeaker(written, inInterface.ctype))) continue;
        yield {
          span: written === '' ? param.name.span : param.ctype.span,
          message: `\`${param.name.text}\` of \`${prototype.name.text}\` is \`${written}\` here and \`${inInterface.ctype}\` in the interface: expected that`,
          related: [{ span: inInterface.argument.typeName.written, message: 'the interface says' }],
        };
      }
    }
  },
});

/** Pages leave the star of an out parameter out; one on a value that goes in by itself is a fault. */
function hasNeedlessStar(written: string, { ctype, argument, role }: InterfaceParameter): boolean {
  if (starsOf(written) === 0 || starsOf(ctype) > 0 || argument.direction !== 'in') return false;
  return role !== 'value' || (argument.type.struct && argument.type.inline);
}
