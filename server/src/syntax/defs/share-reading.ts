import { createVariants } from '../../text/variants.ts';
import type { Token } from '../cpp/token.ts';
import type { Cursor } from './cursor.ts';
import type { Dialect } from './dialect.ts';
import type { MigToken } from './lexer.ts';

/**
 * A function that reads a part of a file at the cursor, which is left behind it. A part without a fault is made of its
 * own tokens alone, so that the same tokens give the same node: an included file is parsed once and not once a root,
 * what two targets see alike is parsed once, and what an edit leaves alone is not parsed again.
 * @param ahead how many tokens behind the part tell what it is
 * @param isSound whether a node may stand for others with its tokens
 */
export function createSharing<Node>(
  ahead: number,
  isSound: (node: Node) => boolean,
): (cursor: Cursor, parse: (cursor: Cursor) => Node) => Node {
  /** Parts by their first token, freed with it: what the arms of an `#if` inside make of one. */
  const readings = createVariants<Token, Reading<Node>>();
  return (cursor, parse) => {
    const { tokens, start, dialect, depth, lost } = cursor;
    const first = start === undefined || lost ? undefined : tokens[start];
    if (start === undefined || first === undefined) return parse(cursor);

    const known = readings.find(
      first,
      (reading) => reading.dialect === dialect && standsAt(tokens, start, reading.tokens),
    );
    if (known !== undefined) {
      cursor.goTo(start + known.tokens.length - ahead, known.last);
      return known.node;
    }
    const problems = cursor.problems.length;
    const node = parse(cursor);
    const { start: end, previous } = cursor;
    const isWhole = cursor.problems.length === problems && cursor.depth === depth && isSound(node);
    // At the end of the file there is no token that tells.
    if (isWhole && end !== undefined && previous !== undefined && end + ahead <= tokens.length) {
      const own = tokens.slice(start, end + ahead);
      // A `#` line inside belongs to the file: each reading tells of it anew.
      if (own.every(({ kind }) => kind !== 'hash')) {
        readings.add(first, { dialect, tokens: own, node, last: previous });
      }
    }
    return node;
  };
}

interface Reading<Node> {
  readonly dialect: Dialect;
  /** From the first token to the last that tells what it is. */
  readonly tokens: readonly Token[];
  readonly node: Node;
  /** The last token of its own as MIG's lexer cut it. */
  readonly last: MigToken;
}

function standsAt(tokens: readonly Token[], start: number, own: readonly Token[]): boolean {
  for (let i = 0; i < own.length; i++) if (tokens[start + i] !== own[i]) return false;
  return true;
}
