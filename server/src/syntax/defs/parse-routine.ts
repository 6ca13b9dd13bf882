import { spanOf } from '../../text/span.ts';
import { nameOf, siteOf, spanBetween, type Cursor } from './cursor.ts';
import type { ArgumentNode, ArgumentTypeNode, DirectionWord, RoutineNode } from './nodes.ts';
import { isNativeStart, parseNative } from './parse-native.ts';
import { parseFlags, parseNamedType } from './parse-type.ts';
import { isStatementStart, skipBraces } from './recovery.ts';
import { createSharing } from './share-reading.ts';

/** A routine from its keyword to the closing parenthesis; broken arguments are left out, the others stay. */
export function parseRoutine(
  cursor: Cursor,
): Pick<RoutineNode, 'simple' | 'keyword' | 'name' | 'arguments' | 'open' | 'close'> {
  const first = cursor.advance();
  const simple = first.word === 'simpleroutine';
  const keyword = spanOf(first);
  const name = cursor.expectName('the name of a routine');
  const open = name && cursor.expect('(');
  if (open === undefined) {
    return { simple, keyword, name, arguments: [], open: undefined, close: undefined };
  }
  const depth = cursor.depth;
  const list = cursor.at(')') ? [] : parseArguments(cursor, depth);
  const isClosed = cursor.at(')') && cursor.depth === depth;
  const close = isClosed ? spanOf(cursor.advance()) : undefined;
  return { simple, keyword, name, arguments: list, open: spanOf(open), close };
}

/** Reads arguments up to the closing parenthesis, or to where the routine plainly ends without one. */
function parseArguments(cursor: Cursor, depth: number): readonly ArgumentNode[] {
  const list: ArgumentNode[] = [];
  for (;;) {
    const argument = shareArgument(cursor, parseArgument);
    // One that was read before has no error.
    if (argument?.at !== undefined) cursor.stuck = false;
    if (argument !== undefined) list.push(argument);
    if (!cursor.at(';') && !cursor.at(')')) {
      cursor.fail(argument?.at === undefined ? 'an argument' : '`;` or `)`');
    }
    if (cursor.stuck) skipArgument(cursor, depth);
    // A semicolon and a keyword of another statement: the parenthesis was forgotten.
    if (!cursor.at(';')) return list;
    cursor.advance();
    if (isStatementStart(cursor.token)) {
      cursor.fail('an argument');
      return list;
    }
  }
}

/** The token behind an argument is the one that the compiler has read when it has the argument. */
const shareArgument = createSharing<ArgumentNode | undefined>(1, (node) => node?.at !== undefined);

function parseArgument(cursor: Cursor): ArgumentNode | undefined {
  cursor.stuck = false;
  const first = cursor.token;
  const direction = isDirection(first.word) && first.kind === 'keyword' ? first.word : undefined;
  if (direction !== undefined) cursor.advance();
  const name = cursor.expectName(
    direction === undefined ? 'an argument: its direction or its name' : 'the name of an argument',
  );
  const type = name && cursor.expect(':') && parseArgumentType(cursor);
  const takesFlags = direction !== 'serverimpl' && direction !== 'userimpl';
  const flags = type !== undefined && !cursor.stuck && takesFlags ? parseFlags(cursor) : [];
  if (direction === undefined && name === undefined) return undefined;
  return {
    span: spanBetween(first, cursor.previous ?? first),
    direction: direction && { word: direction, span: spanOf(first) },
    name,
    type,
    flags,
    at: type === undefined || cursor.stuck ? undefined : siteOf(cursor.token),
  };
}

function parseArgumentType(cursor: Cursor): ArgumentTypeNode | undefined {
  if (isNativeStart(cursor)) {
    const type = parseNative(cursor);
    return type && { kind: 'native', type };
  }
  if (cursor.token.kind !== 'identifier') return cursor.fail('the name of a type');
  const name = nameOf(cursor.advance());
  if (cursor.at('=')) return { kind: 'named', type: parseNamedType(cursor, name) };
  // The token behind the name tells a mention from a declaration, so that the compiler reads it first.
  return { kind: 'reference', name, at: siteOf(cursor.token) };
}

/** Passes what is left of a broken argument: the cursor then stands on `;`, on the list's `)`, or behind the routine. */
function skipArgument(cursor: Cursor, depth: number): void {
  for (;;) {
    const { token } = cursor;
    if (token.kind === 'end' || cursor.at(';')) return;
    if (cursor.at(')') && cursor.depth <= depth) return;
    if (token.startsLine && isStatementStart(token)) return;
    if (!skipBraces(cursor)) cursor.advance();
  }
}

const directions: ReadonlySet<string> = new Set<DirectionWord>([
  ...(['in', 'out', 'inout', 'requestport', 'replyport', 'ureplyport', 'sreplyport'] as const),
  ...(['waittime', 'sendtime', 'msgoption', 'msgseqno'] as const),
  ...(['sectoken', 'serversectoken', 'usersectoken'] as const),
  ...(['audittoken', 'serveraudittoken', 'useraudittoken'] as const),
  ...(['servercontexttoken', 'serverimpl', 'userimpl'] as const),
]);

function isDirection(word: string): word is DirectionWord {
  return directions.has(word);
}
