import type { Direction } from '../../model/interface.ts';
import { defineRule } from '../rule.ts';

/** A trailer argument whose type has not the size of what the kernel puts there. */
export default defineRule({
  id: 'rights/token-size',
  title: 'Trailer argument of the wrong size',
  severity: 'error',
  presets: ['recommended'],
  since: '0.1.0',
  source:
    'osfmk/mach/message.h; the check in Apple’s routine.c never fires, since it reads a count that is filled in later',
  on: 'routine',

  *check({ shapes }) {
    for (const { slot, targets } of shapes) {
      for (const { direction, type, typeName, name } of slot.arguments) {
        const token = tokens.get(direction);
        if (token === undefined) continue;
        const bytes = Math.ceil((type.number * type.size) / 8);
        // A type that nobody declares is another rule's finding.
        if (bytes === 0 || (bytes === token.bytes && type.inline)) continue;
        yield {
          span: typeName.written,
          targets,
          message: `\`${name.text}\` is ${token.what}, but \`${typeName.text}\` has ${bytes} bytes: expected ${token.bytes}`,
        };
      }
    }
  },
});

interface Token {
  readonly what: string;
  readonly bytes: number;
}

const audit: Token = { what: 'an audit token', bytes: 32 };
const security: Token = { what: 'a security token', bytes: 8 };
const tokens: ReadonlyMap<Direction, Token> = new Map([
  ['audittoken', audit],
  ['serveraudittoken', audit],
  ['useraudittoken', audit],
  ['sectoken', security],
  ['serversectoken', security],
  ['usersectoken', security],
  ['servercontexttoken', { what: 'a port’s context', bytes: 8 }],
]);
