import type { Name } from '../../text/name.ts';
import { spanOf } from '../../text/span.ts';
import { nameOf, numberOf, siteOf, spanBetween, type Cursor } from './cursor.ts';
import { isFlagWord } from './keywords.ts';
import type { MigToken } from './lexer.ts';
import type {
  ArrayTypeNode,
  BasicTypeNode,
  BoundNode,
  ClauseNode,
  CodeNode,
  FlagNode,
  MemberNode,
  NamedTypeNode,
  StringTypeNode,
  StructTypeNode,
  TypeNode,
} from './nodes.ts';
import { parseBound } from './parse-bound.ts';
import { isClauseStart, parseClause } from './parse-clause.ts';
import { isNativeStart, parseNative } from './parse-native.ts';

/** `array of array of …` that are read. Both compilers give up at about 10,000. */
const maximalDepth = 200;

/** `= TransTypeSpec`, the name before it passed and the cursor on the `=`. */
export function parseNamedType(cursor: Cursor, name: Name): NamedTypeNode {
  cursor.advance();
  const spec = parseType(cursor);
  const clauses: ClauseNode[] = [];
  while (spec !== undefined && isClauseStart(cursor)) {
    const clause = parseClause(cursor);
    if (clause === undefined) break;
    clauses.push(clause);
  }
  const isWhole = spec !== undefined && !cursor.stuck;
  return {
    name,
    spec,
    clauses,
    span: spanBetween(name.written, cursor.previous ?? name.written),
    at: isWhole ? siteOf(cursor.token) : undefined,
  };
}

/** A constructor that waits for the type that it is applied to. */
type Head =
  | { readonly kind: 'pointer'; readonly first: MigToken }
  | {
      readonly kind: 'array';
      readonly first: MigToken;
      readonly form: ArrayTypeNode['form'];
      readonly bound: BoundNode | undefined;
    };

/** `TypeSpec`: constructors from the left, then the type that the innermost one is applied to. */
function parseType(cursor: Cursor): TypeNode | undefined {
  const heads: Head[] = [];
  for (;;) {
    if (heads.length > maximalDepth) {
      return cursor.fail(`at most ${maximalDepth} types inside types`, 'nesting-limit');
    }
    const caret = cursor.take('^');
    if (caret !== undefined) {
      heads.push({ kind: 'pointer', first: caret });
    } else if (cursor.at('array')) {
      const head = parseArrayHead(cursor);
      if (head === undefined) return undefined;
      heads.push(head);
    } else if (cursor.at('struct')) {
      const first = cursor.advance();
      if (cursor.dialect === 'gnu' && cursor.at('{'))
        return wrap(heads, parseMembers(cursor, first));
      const head = parseStructHead(cursor, first);
      if (head === undefined) return undefined;
      heads.push(head);
    } else {
      return wrap(heads, parseInnermost(cursor));
    }
  }
}

function wrap(heads: readonly Head[], innermost: TypeNode | undefined): TypeNode | undefined {
  if (innermost === undefined) return undefined;
  // The compiler reduces all constructors as soon as it has the innermost type, without another token.
  const { at } = innermost;
  return heads.reduceRight((type: TypeNode, head): TypeNode => {
    const span = spanBetween(head.first, type.span);
    return head.kind === 'pointer'
      ? { kind: 'pointer', to: type, span, at }
      : {
          kind: 'array',
          form: head.form,
          keyword: spanOf(head.first),
          bound: head.bound,
          element: type,
          span,
          at,
        };
  }, innermost);
}

function parseArrayHead(cursor: Cursor): Head | undefined {
  const first = cursor.advance();
  if (cursor.expect('[') === undefined) return undefined;
  if (cursor.take(']')) return ofElement(cursor, first, 'unbounded', undefined);
  if (cursor.take('*') === undefined) {
    const bound = parseBound(cursor);
    return bound && cursor.expect(']') && ofElement(cursor, first, 'fixed', bound);
  }
  if (cursor.take(']')) return ofElement(cursor, first, 'unbounded', undefined);
  if (cursor.take(':') === undefined) return cursor.fail('`]`, or `:` and the greatest count');
  const bound = parseBound(cursor);
  return bound && cursor.expect(']') && ofElement(cursor, first, 'bounded', bound);
}

function parseStructHead(cursor: Cursor, first: MigToken): Head | undefined {
  const open = cursor.expect('[');
  const bound = open && parseBound(cursor);
  return bound && cursor.expect(']') && ofElement(cursor, first, 'struct', bound);
}

function ofElement(
  cursor: Cursor,
  first: MigToken,
  form: ArrayTypeNode['form'],
  bound: BoundNode | undefined,
): Head | undefined {
  return cursor.expect('of') && { kind: 'array', first, form, bound };
}

/** The members up to the first that is broken. */
function parseMembers(cursor: Cursor, first: MigToken): StructTypeNode {
  cursor.advance();
  const members: MemberNode[] = [];
  do {
    const type = cursor.expectName('the type of a member');
    const name = type && cursor.expectName('the name of a member');
    const semicolon = name && cursor.expect(';');
    if (!type || !name || !semicolon) break;
    members.push({ type, name, at: siteOf(semicolon) });
  } while (!cursor.at('}'));
  const last = cursor.take('}') ?? cursor.previous ?? first;
  return { kind: 'struct', members, span: spanBetween(first, last), at: siteOf(last) };
}

function parseInnermost(cursor: Cursor): TypeNode | undefined {
  const { token } = cursor;
  switch (token.kind) {
    case 'identifier': {
      const name = nameOf(cursor.advance());
      return { kind: 'reference', name, span: name.written, at: siteOf(token) };
    }
    case 'symbolic':
    case 'number':
      return parseShortForm(cursor);
    case 'punctuation':
      if (token.text === '(') return parseLongForm(cursor);
      break;
    case 'keyword':
      if (token.word === 'c_string') return parseString(cursor);
      if (isNativeStart(cursor)) return parseNative(cursor);
      break;
    default:
  }
  return cursor.fail('a type');
}

function parseShortForm(cursor: Cursor): BasicTypeNode | undefined {
  const codes = parseCodes(cursor);
  if (codes === undefined) return undefined;
  const { sent, received } = codes;
  // A single code is known to be one by the token behind it; a pair is complete by itself.
  const at = received?.at ?? siteOf(cursor.token);
  const span = spanBetween(sent.at, received?.at ?? sent.at);
  return { kind: 'basic', sent, received, long: undefined, span, at };
}

function parseLongForm(cursor: Cursor): BasicTypeNode | undefined {
  const open = cursor.advance();
  const codes = parseCodes(cursor);
  if (codes === undefined) return undefined;
  const size = cursor.expect(',') && parseBound(cursor);
  const flags = size === undefined ? [] : parseFlags(cursor);
  const closed = !cursor.stuck && cursor.expect(')') !== undefined;
  const last = cursor.previous ?? open;
  const span = spanBetween(open, last);
  return { kind: 'basic', ...codes, long: { size, flags, closed }, span, at: siteOf(last) };
}

function parseCodes(
  cursor: Cursor,
): { readonly sent: CodeNode; readonly received: CodeNode | undefined } | undefined {
  const sent = parseCode(cursor);
  if (sent === undefined || cursor.take('|') === undefined) {
    return sent && { sent, received: undefined };
  }
  const received = parseCode(cursor);
  return received && { sent, received };
}

function parseCode(cursor: Cursor): CodeNode | undefined {
  const { token } = cursor;
  if (token.kind === 'symbolic') {
    return { word: cursor.advance().word, number: undefined, at: siteOf(token) };
  }
  if (token.kind !== 'number') return cursor.fail('a type code');
  const { value, text, at } = numberOf(cursor.advance());
  return { word: text, number: value, at };
}

function parseString(cursor: Cursor): StringTypeNode | undefined {
  const first = cursor.advance();
  if (cursor.expect('[') === undefined) return undefined;
  const varying = cursor.take('*') !== undefined;
  if (varying && cursor.expect(':') === undefined) return undefined;
  const bound = parseBound(cursor);
  const close = bound && cursor.expect(']');
  return (
    close && {
      kind: 'string',
      varying,
      bound,
      span: spanBetween(first, close),
      at: siteOf(close),
    }
  );
}

/** `{ ',' FLAG [ '[' ']' ] }`: the flags up to the first that is broken. */
export function parseFlags(cursor: Cursor): readonly FlagNode[] {
  const flags: FlagNode[] = [];
  while (cursor.take(',')) {
    const { token } = cursor;
    if (!isFlagWord(token.word) || token.kind !== 'flag') {
      cursor.fail('a flag');
      break;
    }
    cursor.advance();
    const { word } = token;
    if (cursor.take('[') === undefined) {
      flags.push({ word, variable: false, span: spanOf(token), at: siteOf(cursor.token) });
      continue;
    }
    const close = cursor.expect(']');
    if (close === undefined) break;
    flags.push({ word, variable: true, span: spanBetween(token, close), at: siteOf(close) });
  }
  return flags;
}
