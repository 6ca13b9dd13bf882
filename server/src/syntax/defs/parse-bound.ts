import { spanOf } from '../../text/span.ts';
import { numberOf, spanBetween, type Cursor } from './cursor.ts';
import type { BoundNode } from './nodes.ts';

/** Parentheses inside parentheses that are read. Both compilers give up at about 10,000. */
const maximalDepth = 200;

/** `IntExp`: sums and products of numbers, computed as both compilers do. */
export function parseBound(cursor: Cursor, depth = 0): BoundNode | undefined {
  let left = parseProduct(cursor, depth);
  while (left !== undefined && (cursor.at('+') || cursor.at('-'))) {
    const isSum = cursor.advance().text === '+';
    const right = parseProduct(cursor, depth);
    if (right === undefined) return undefined;
    left = combine(left, right, isSum ? left.value + right.value : left.value - right.value);
  }
  return left;
}

function parseProduct(cursor: Cursor, depth: number): BoundNode | undefined {
  let left = parseOperand(cursor, depth);
  while (left !== undefined && (cursor.at('*') || cursor.at('/'))) {
    const isProduct = cursor.advance().text === '*';
    const right = parseOperand(cursor, depth);
    if (right === undefined) return undefined;
    left = isProduct ? multiply(left, right) : divide(left, right);
  }
  return left;
}

function parseOperand(cursor: Cursor, depth: number): BoundNode | undefined {
  if (cursor.token.kind === 'number') {
    const { value, text, at } = numberOf(cursor.advance());
    const span = spanOf(at);
    const isCut = Number(text) !== value;
    return { value, span, faults: isCut ? [{ kind: 'overflow', span }] : [] };
  }
  if (!cursor.at('(')) return cursor.fail('a size: a decimal number, or a sum or product of them');
  if (depth >= maximalDepth)
    return cursor.fail(`at most ${maximalDepth} open parentheses`, 'nesting-limit');
  const open = cursor.advance();
  const inner = parseBound(cursor, depth + 1);
  const close = inner && cursor.expect(')');
  return close && { ...inner, span: spanBetween(open, close) };
}

function multiply(left: BoundNode, right: BoundNode): BoundNode {
  const exact = left.value * right.value;
  const value = Math.imul(left.value, right.value) >>> 0;
  return exact === value
    ? combine(left, right, value)
    : combine(left, right, value, [{ kind: 'overflow', span: spanBetween(left.span, right.span) }]);
}

function divide(left: BoundNode, right: BoundNode): BoundNode {
  return right.value === 0
    ? combine(left, right, 0, [{ kind: 'division-by-zero', span: right.span }])
    : combine(left, right, Math.floor(left.value / right.value));
}

function combine(
  left: BoundNode,
  right: BoundNode,
  exact: number,
  more: BoundNode['faults'] = [],
): BoundNode {
  const span = spanBetween(left.span, right.span);
  const value = exact >>> 0;
  const isWrapped = value !== exact;
  const faults = [...left.faults, ...right.faults, ...more];
  return { value, span, faults: isWrapped ? [...faults, { kind: 'overflow', span }] : faults };
}
