import { isCarried } from '../../model/carried.ts';
import type { Argument } from '../../model/interface.ts';
import { charCode } from '../../model/type-codes.ts';
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
      for (const argument of slot.arguments) {
        const { type, typeName, name } = argument;
        if (!isCarried(argument, 'request') || !isUncheckedText(argument)) continue;
        yield {
          span: typeName.written,
          targets,
          message: `a client may fill \`${name.text}\` without a final NUL, and the stub does not look: expected ${dialect === 'apple' ? `\`c_string[*:${type.number}]\`, or ` : ''}a server that ends it itself`,
        };
      }
    }
  },
});

/** Text in line of fixed length, or counted characters that are called text; a `c_string[*:n]` is checked. */
function isUncheckedText({ type, typeName, name }: Argument): boolean {
  if (!type.inline || type.unbounded || type.number <= 1) return false;
  if (type.string) return !type.variable;
  const isCharacters = type.inName === charCode && type.outName === charCode;
  return isCharacters && [typeName.text, name.text].some((text) => called.test(text));
}

const called = /name|path|string|text|title|label/i;
