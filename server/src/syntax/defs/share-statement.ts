import { createVariants } from '../../text/variants.ts';
import type { Token } from '../cpp/token.ts';
import type { Cursor } from './cursor.ts';
import type { Dialect } from './dialect.ts';
import type { MigToken } from './lexer.ts';
import type { SyntaxNode } from './nodes.ts';

/**
 * The statement at the cursor, which is left behind it. A statement without a fault is made of its own tokens alone,
 * so that the same tokens give the same node: an included file is parsed once and not once a root, and what an edit
 * leaves alone is not parsed again.
 */
export function shareStatement(
  cursor: Cursor,
  tokens: readonly Token[],
  parse: (cursor: Cursor) => SyntaxNode,
): SyntaxNode {
  const { start, dialect, lost } = cursor;
  const first = start === undefined || lost ? undefined : tokens[start];
  if (start === undefined || first === undefined) return parse(cursor);

  const known = readings.find(
    first,
    (reading) => reading.dialect === dialect && standsAt(tokens, start, reading.tokens),
  );
  if (known !== undefined) {
    cursor.goTo(start + known.tokens.length, known.last);
    return known.node;
  }
  const problems = cursor.problems.length;
  const node = parse(cursor);
  const isWhole = cursor.problems.length === problems && node.semicolon !== undefined;
  if (isWhole && cursor.start !== undefined && cursor.previous !== undefined) {
    const own = tokens.slice(start, cursor.start);
    // A `#` line inside belongs to the file: each reading tells of it anew.
    if (own.every(({ kind }) => kind !== 'hash')) {
      readings.add(first, { dialect, tokens: own, node, last: cursor.previous });
    }
  }
  return node;
}

interface Reading {
  readonly dialect: Dialect;
  /** From the first token to the `;`. */
  readonly tokens: readonly Token[];
  readonly node: SyntaxNode;
  /** The `;` as MIG's lexer cut it. */
  readonly last: MigToken;
}

/** Statements by their first token, freed with it: what the arms of an `#if` inside make of one. */
const readings = createVariants<Token, Reading>();

function standsAt(tokens: readonly Token[], start: number, own: readonly Token[]): boolean {
  for (let i = 0; i < own.length; i++) if (tokens[start + i] !== own[i]) return false;
  return true;
}
