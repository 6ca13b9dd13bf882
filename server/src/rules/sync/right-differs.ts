import type { Annotation } from '../../syntax/man/man-page.ts';
import { defineRule } from '../rule.ts';
import { documentedBy } from './documented.ts';
import type { InterfaceParameter } from './interface-parameter.ts';
import { entryOf } from './entries.ts';
import { heldRights, isSinglePort } from './rights.ts';

/** A port whose annotation names another right than the interface transfers. */
export default defineRule({
  id: 'sync/right-differs',
  title: 'Right of a parameter differs from the interface',
  severity: 'warning',
  presets: ['strict'],
  since: '0.1.0',
  source: 'the disposition of the argument’s type, as mach/message.h defines it',
  on: 'page',

  *check({ page }, { snapshot }) {
    // Several prototypes share one list of PARAMETERS.
    const told = new Set<Annotation>();
    for (const { prototype, pairing, side } of documentedBy(page, snapshot)) {
      for (const { page: param, inInterface } of pairing.pairs) {
        const annotation = entryOf(page, param)?.annotation;
        if (annotation === undefined || inInterface.role !== 'value') continue;
        const expected = disagreement(annotation, inInterface, side);
        if (expected === undefined || told.has(annotation)) continue;
        told.add(annotation);
        yield {
          span: annotation.span,
          message: `\`${param.name.text}\` of \`${prototype.name.text}\` is \`[${annotation.text}]\` here, and the interface transfers ${expected}: expected that`,
          related: [{ span: inInterface.argument.typeName.written, message: 'the interface says' }],
        };
      }
    }
  },
});

/** What the interface transfers, where the annotation does not agree with it. */
function disagreement(
  { text, right, convertedTo, parenthesized }: Annotation,
  { argument }: InterfaceParameter,
  side: 'user' | 'server',
): string | undefined {
  const { type, direction } = argument;
  const held = type.port ? heldRights(argument) : undefined;
  if (held === undefined) return undefined;
  // `(receive)` is the callee's own port, as the callee sees it.
  if (parenthesized && (direction === 'requestport' || side === 'server')) return undefined;
  if (right === undefined) {
    const isCalledScalar = /\bscalar\b/.test(text);
    return isCalledScalar && isSinglePort(type) ? held.words : undefined;
  }
  const isSent = direction !== 'out';
  const isReceived = direction === 'out' || direction === 'inout';
  const agreesSent = held.sender === right && (convertedTo ?? held.receiver) === held.receiver;
  const agrees = (!isSent || agreesSent) && (!isReceived || held.receiver === right);
  return agrees ? undefined : held.words;
}
