import type { SourceFile } from '../../text/source-file.ts';
import { span, type Span } from '../../text/span.ts';

/** `#define NAME value`, with the comment that explains it. */
export interface HeaderDefine {
  readonly name: string;
  /** Signed 32-bit. */
  readonly value: number;
  /** The comment's words, white space collapsed; empty where there is none. */
  readonly comment: string;
  /** The name. */
  readonly span: Span;
}

/**
 * The constants of a C header in order: those `#define`s whose value is a number, or an expression of numbers and of
 * names that the same file defines before. Conditions are not evaluated: each branch counts. A comment explains a
 * constant if it stands behind it on the line or begins on the next one, as the return codes of Mach have it.
 */
export function readDefines(file: SourceFile): readonly HeaderDefine[] {
  const { id, text } = file;
  const defines: HeaderDefine[] = [];
  const values = new Map<string, number>();
  const directive = /^[ \t]*#[ \t]*define[ \t]+([A-Za-z_]\w*)(?![\w(])/gm;
  for (const match of text.matchAll(directive)) {
    const [whole, name = ''] = match;
    const rest = readRest(text, match.index + whole.length);
    const value = evaluate(rest.value, values);
    if (value === undefined) continue;
    values.set(name, value);
    const end = match.index + whole.length;
    defines.push({ name, value, comment: rest.comment, span: span(id, end - name.length, end) });
  }
  return defines;
}

/** What stands behind the name: the value, to the line's end but for comments, and the comment that explains it. */
function readRest(
  text: string,
  start: number,
): { readonly value: string; readonly comment: string } {
  const end = lineEnd(text, start);
  const line = text.slice(start, end).replace(/\\(?=[\r\n])/g, ' ');
  const commentStart = /\/[*/]/.exec(line)?.index;
  if (commentStart !== undefined) {
    return { value: line.slice(0, commentStart), comment: readComment(text, start + commentStart) };
  }
  const below = /(?:\r\n|\r|\n)[ \t]*(?=\/\*)/y;
  below.lastIndex = end;
  const comment = below.test(text) ? readComment(text, below.lastIndex) : '';
  return { value: line, comment };
}

/** The line's end; one that a backslash continues runs on. */
function lineEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const lineBreak = /\r\n|\r|\n/g;
    lineBreak.lastIndex = at;
    const match = lineBreak.exec(text);
    if (match === null) return text.length;
    if (text[match.index - 1] !== '\\') return match.index;
    at = lineBreak.lastIndex;
  }
  return text.length;
}

function readComment(text: string, start: number): string {
  const isLine = text.startsWith('//', start);
  const close = isLine ? lineEnd(text, start) : text.indexOf('*/', start + 2);
  const words = text.slice(start + 2, close < 0 ? text.length : close);
  return words
    .replace(/^[ \t]*\*+[ \t]?/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A constant expression, or undefined where it is none: numbers, known names, casts, `|`, `+`, `-`, `&`, `<<`. */
function evaluate(text: string, names: ReadonlyMap<string, number>): number | undefined {
  const tokens = text.match(/0[xX][0-9a-fA-F]+[uUlL]*|\d+[uUlL]*|[A-Za-z_]\w*|<<|\S/g) ?? [];
  // Neither an expression of any return code nor its nesting is longer.
  if (tokens.length === 0 || tokens.length > 64) return undefined;
  let at = 0;

  const operand = (): number | undefined => {
    const token = tokens[at++];
    if (token === undefined) return undefined;
    if (token === '-' || token === '~' || token === '+') {
      const value = operand();
      if (value === undefined) return undefined;
      return token === '-' ? -value : token === '~' ? ~value : value;
    }
    if (token === '(') {
      if (isCast()) {
        while (tokens[at] !== ')') at++;
        at++;
        return operand();
      }
      const inner = expression(0);
      return tokens[at++] === ')' ? inner : undefined;
    }
    if (/^\d/.test(token)) return numberOf(token.replace(/(?<![uUlL])[uUlL]+$/, ''));
    return names.get(token);
  };
  /** `(mach_msg_return_t)` before an operand: names and stars, none of them a constant. */
  const isCast = (): boolean => {
    let end = at;
    while (/^(?:[A-Za-z_]\w*|\*)$/.test(tokens[end] ?? '')) end++;
    const isNames = end > at && tokens[end] === ')' && !names.has(tokens[at] ?? '');
    return isNames && /^[\w(~+-]/.test(tokens[end + 1] ?? '');
  };
  const expression = (rank: number): number | undefined => {
    let value = operand();
    while (value !== undefined) {
      const operator = operators.get(tokens[at] ?? '');
      if (operator === undefined || operator.rank <= rank) return value;
      at++;
      const right = expression(operator.rank);
      value = right === undefined ? undefined : operator.apply(value, right);
    }
    return undefined;
  };

  const value = expression(0);
  return at === tokens.length && value !== undefined ? value | 0 : undefined;
}

function numberOf(digits: string): number {
  return /^0\d+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
}

interface Operator {
  /** The higher binds the tighter. */
  readonly rank: number;
  readonly apply: (left: number, right: number) => number;
}

const operators = new Map<string, Operator>([
  ['|', { rank: 1, apply: (left, right) => left | right }],
  ['&', { rank: 2, apply: (left, right) => left & right }],
  ['<<', { rank: 3, apply: (left, right) => left << right }],
  ['+', { rank: 4, apply: (left, right) => left + right }],
  ['-', { rank: 4, apply: (left, right) => left - right }],
]);
