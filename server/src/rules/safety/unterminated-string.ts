import type { MachType } from '../../model/mach-type.ts';
import { defineRule } from '../rule.ts';

/** A string from a client that need not end. */
export default defineRule({
  id: 'safety/unterminated-string',
  title: 'String that need not end',
  severity: 'info',
  presets: ['security'],
  since: '0.1.0',
  source: 'server.c of Apple’s MIG: only `c_string[*:n]` is checked for its final NUL',
  securitySeverity: 5.0,
  on: 'routine',

  *check({ shapes }, { dialect }) {
    for (const { slot, targets } of shapes) {
      for (const { direction, type, typeName, name } of slot.arguments) {
        if (direction !== 'in' && direction !== 'inout') continue;
        if (!isUncheckedText(type)) continue;
        yield {
          span: typeName.written,
          targets,
          message: `a client may fill \`${name.text}\` without a final NUL, and the stub does not look: expected ${dialect === 'apple' ? `\`c_string[*:${type.number}]\`, or ` : ''}a server that ends it itself`,
        };
      }
    }
  },
});

/** Characters in line, of fixed length or counted; a string of variable length is checked by the stub. */
function isUncheckedText(type: MachType): boolean {
  if (!type.inline || type.unbounded || type.number <= 1) return false;
  if (type.string) return !type.variable;
  return type.inName === charCode && type.outName === charCode;
}

const charCode = 8;
