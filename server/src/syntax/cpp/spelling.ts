import { isDigit } from '../../text/ascii.ts';
import {
  classOf,
  characterClass,
  isIdentifierPart,
  numberEnd,
  punctuatorLength,
} from './characters.ts';
import type { Token, TokenKind } from './token.ts';

/** The kind of the one token that a text is; undefined where it is none or several. What `##` makes must be one. */
export function kindOfOneToken(text: string): TokenKind | undefined {
  const first = text.charCodeAt(0);
  switch (classOf(first)) {
    case characterClass.letter:
      if (isIdentifier(text)) return 'identifier';
      return isPrefixedLiteral(text) ? (text.endsWith('"') ? 'string' : 'char') : undefined;
    case characterClass.digit:
      return numberEnd(text, 0) === text.length ? 'number' : undefined;
    case characterClass.punctuation:
      if (first === DOT && isDigit(text.charCodeAt(1))) {
        return numberEnd(text, 0) === text.length ? 'number' : undefined;
      }
      return punctuatorLength(text, 0) === text.length ? 'punctuation' : undefined;
    default:
      return undefined;
  }
}

/**
 * Whether a compiler that prints preprocessed text puts a space between two tokens, lest they be read as another
 * one: the table of GCC's `cpp_avoid_paste`.
 */
export function needsSpace(left: Token, right: Token): boolean {
  const operator = right.kind === 'punctuation' ? right.text.charAt(0) : '';
  switch (left.kind) {
    case 'identifier':
      return (
        right.kind === 'identifier' ||
        right.kind === 'char' ||
        right.kind === 'string' ||
        (right.kind === 'number' && isIdentifierLike(right.text))
      );
    case 'number':
      return (
        right.kind === 'number' ||
        right.kind === 'identifier' ||
        right.kind === 'char' ||
        operator === '.' ||
        operator === '+' ||
        operator === '-'
      );
    case 'punctuation':
      if (operator === '=' && assignable.has(left.text)) return true;
      if (left.text === '.' && right.kind === 'number') return true;
      return operator !== '' && (joining[left.text]?.includes(operator) ?? false);
    case 'other':
      return left.text === '\\' && right.kind === 'identifier';
    default:
      return false;
  }
}

/** The text of tokens on one line, with one space where there is white space. */
export function spell(tokens: readonly Token[]): string {
  let text = '';
  for (const token of tokens) {
    if (text !== '' && (token.spaced || token.startsLine)) text += ' ';
    text += token.text;
  }
  return text;
}

/** A string literal of a text; quotes and backslashes in it are escaped. */
export function quote(text: string): string {
  return `"${escapeQuotes(text)}"`;
}

/** Puts a backslash before each quote and backslash. */
export function escapeQuotes(text: string): string {
  return text.replaceAll(/["\\]/g, '\\$&');
}

const DOT = 46;

const assignable: ReadonlySet<string> = new Set([
  ...['=', '!', '>', '<', '+', '-', '*', '/', '%', '&', '|', '^', '>>', '<<'],
]);

const joining: Readonly<Record<string, string>> = {
  '>': '>',
  '<': '<%:',
  '+': '+',
  '-': '->',
  '/': '/*',
  '%': ':>',
  '&': '&',
  '|': '|',
  ':': ':>',
  '->': '*',
  '.': '.%',
  '#': '#%',
};

function isIdentifier(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (!isIdentifierPart(text.charCodeAt(at))) return false;
  return true;
}

/** Whether a number could continue an identifier: it has no point and no sign. */
function isIdentifierLike(number: string): boolean {
  return isIdentifier(number);
}

function isPrefixedLiteral(text: string): boolean {
  return /^(?:(?:L|u8|u|U)"(?:[^"\\]|\\.)*"|[LuU]'(?:[^'\\]|\\.)*')$/s.test(text);
}
