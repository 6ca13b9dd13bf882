import type { FileSyntax } from '../../syntax/cpp/file-syntax.ts';
import { span } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { takesSlot } from './conditional-slots.ts';

/** A routine that was put into a comment, with no `skip` in its place. */
export default defineRule({
  id: 'ids/removed-without-skip',
  title: 'Routine removed without a skip',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  source: 'both compilers: the id of a routine is the base and the number of slots before it',
  on: 'file',

  *check({ id, text }, { snapshot }) {
    const syntax = snapshot.syntax(id);
    if (syntax === undefined) return;
    let token = 0;
    for (const comment of syntax.comments) {
      const { start, end } = comment.span;
      const written = text.slice(start, end);
      const routine = removedRoutine.exec(written);
      if (routine === null) continue;
      while ((syntax.tokens[token]?.start ?? Infinity) < end) token += 1;
      if (!hasSlotBehind(syntax, token) || isSkip(syntax, token) || isSkip(syntax, token - 2)) {
        continue;
      }
      const name = routine[1] ?? '';
      const at = start + written.indexOf(name, routine.index);
      yield {
        span: span(id, at, at + name.length),
        message: `\`${name}\` is commented out and no \`skip\` keeps its place, which moves every routine behind it: expected \`skip;\` here`,
      };
    }
  },
});

/** A whole declaration in a comment; prose that speaks of a routine has no argument list. */
const removedRoutine = /^[\s/*]*(?:simple)?routine\s+(\w+)\s*\(\s*\w+\s*:/i;

function isSkip({ tokens }: FileSyntax, index: number): boolean {
  return tokens[index]?.text.toLowerCase() === 'skip';
}

function hasSlotBehind({ tokens }: FileSyntax, from: number): boolean {
  for (let index = from; index < tokens.length; index++) if (takesSlot(tokens, index)) return true;
  return false;
}
