import { memo } from '../../text/memo.ts';
import type { Span } from '../../text/span.ts';
import { createVariants } from '../../text/variants.ts';
import type { Token } from './token.ts';

/**
 * Puts the tokens of an earlier expansion of the same call in the place of equal ones at the end of a list: whoever
 * reads them can tell by their identity that nothing is new. A call is known by the token of its name, so that an edit
 * of its file makes another one of it.
 */
export function shareExpansion(name: Token, out: Token[], from: number): void {
  const known = expansions.find(name, (tokens) => stand(tokens, out, from));
  if (known === undefined) expansions.add(name, out.slice(from));
  else for (const [index, token] of known.entries()) out[from + index] = token;
}

/** What calls became, in a few targets and under a few definitions of their macro. */
const expansions = createVariants<Token, readonly Token[]>();

/** A token with the other answer to whether white space stands before it; the same one each time. */
export const respaced: (token: Token) => Token = memo((token) => ({
  ...token,
  spaced: !token.spaced,
}));

function stand(tokens: readonly Token[], out: readonly Token[], from: number): boolean {
  if (tokens.length !== out.length - from) return false;
  return tokens.every((token, index) => {
    const other = out[from + index];
    return other !== undefined && areEqual(token, other);
  });
}

function areEqual(a: Token, b: Token): boolean {
  return (
    a.text === b.text &&
    a.start === b.start &&
    a.end === b.end &&
    a.file === b.file &&
    a.kind === b.kind &&
    a.spaced === b.spaced &&
    a.startsLine === b.startsLine &&
    isSameSpan(a.call, b.call)
  );
}

function isSameSpan(a: Span | undefined, b: Span | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.start === b.start && a.end === b.end && a.file === b.file;
}
