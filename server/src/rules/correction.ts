import type { Span } from '../text/span.ts';
import type { Fix } from './rule.ts';

/** Writes a word in the place of another. `safe`: it is certainly what was meant. */
export function correction(span: Span, word: string, safe: boolean): Fix {
  return { title: `write \`${word}\``, edits: [{ span, insert: word }], safe };
}
