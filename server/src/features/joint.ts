import type { Token } from '../syntax/cpp/token.ts';
import { clauseWords } from '../syntax/defs/parse-clause.ts';

/**
 * What stands between two tokens of one line: a blank or nothing. What no rule knows stays as it is.
 * `isInBound`: between the brackets of `array[*:16]`.
 */
export function joint(left: Token, right: Token, isInBound: boolean): '' | ' ' {
  const asWritten = right.start > left.end ? ' ' : '';
  if (isWord(left) && isWord(right)) return ' ';
  if (tightBefore.has(right.text)) return '';
  if (right.text === '(' || right.text === '[') {
    const isCall = left.kind === 'identifier' || left.text === ')';
    return isCall ? '' : asWritten;
  }
  if (left.text === '(' || left.text === '[') return '';
  // `^=` and `<:` would be other tokens.
  if (left.text === '^') return right.kind === 'identifier' ? '' : asWritten;
  if (isInBound) {
    const isMaximum = (left.text === '*' && right.text === ':') || left.text === ':';
    return isMaximum && !(left.text === ':' && right.kind === 'punctuation') ? '' : asWritten;
  }
  if (right.text === ':') return clauseWords.has(left.text.toLowerCase()) ? '' : ' ';
  if (spacedAfter.has(left.text) || right.text === '=') return ' ';
  return asWritten;
}

function isWord({ kind }: Token): boolean {
  return kind === 'identifier' || kind === 'number';
}

const tightBefore: ReadonlySet<string> = new Set([',', ';', ')', ']']);
const spacedAfter: ReadonlySet<string> = new Set([',', ';', '=', ':']);
