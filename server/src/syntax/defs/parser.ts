import { spanOf, type Span } from '../../text/span.ts';
import type { Token } from '../cpp/token.ts';
import { Cursor, nameOf, numberOf, siteOf, spanBetween } from './cursor.ts';
import type { Dialect } from './dialect.ts';
import type { LexState } from './lexer.ts';
import type {
  ImportWord,
  NumberNode,
  SettingNode,
  SettingWord,
  Site,
  SubsystemNode,
  SyntaxNode,
  SyntaxProblem,
} from './nodes.ts';
import { parseRoutine } from './parse-routine.ts';
import { parseNamedType } from './parse-type.ts';
import { skipStatement } from './recovery.ts';
import { createSharing } from './share-reading.ts';

/** What MIG's grammar makes of a preprocessed file, or of a part of one. */
export interface DefsSyntax {
  readonly tokens: readonly Token[];
  readonly statements: readonly SyntaxNode[];
  /** Of each statement the index of its first token, or of the token inside which it begins. */
  readonly starts: readonly number[];
  readonly problems: readonly SyntaxProblem[];
  /** `#` lines that are left over for the compiler. */
  readonly illegal: readonly SyntaxProblem[];
  /** Behind the last token. */
  readonly end: Site;
  /** Whether a statement may begin behind it as at the beginning of a file. */
  readonly isWhole: boolean;
}

/**
 * Parses what the preprocessor leaves of a `.defs` file. It takes exactly what the dialect's own grammar takes, and
 * reports a syntax error at the token where the compiler does; a broken statement keeps the parts that were understood.
 * Source: both compilers' `parser.y` and `lexxer.l`.
 */
export function parseDefs(tokens: readonly Token[], dialect: Dialect): DefsSyntax {
  const cursor = new Cursor(tokens, dialect);
  const statements: SyntaxNode[] = [];
  const starts: number[] = [];
  while (cursor.token.kind !== 'end') {
    if (cursor.take(';') !== undefined) continue;
    starts.push(cursor.index);
    statements.push(shareStatement(cursor, parseStatement));
  }
  const illegal = cursor.illegalLines.map(({ text, file, start, end, call }): SyntaxProblem => {
    const message = `\`${text}\` is left over for the compiler, expected a line that the preprocessor takes`;
    return { rule: 'illegal-hash-directive', at: { file, start, end, call }, message };
  });
  const last = statements.at(-1);
  const isWhole = !cursor.lost && (last === undefined || last.semicolon !== undefined);
  const { problems, token } = cursor;
  return { tokens, statements, starts, problems, illegal, end: siteOf(token), isWhole };
}

const shareStatement = createSharing<SyntaxNode>(0, ({ semicolon }) => semicolon !== undefined);

/** What the kinds of statements have of their own. */
type Body<Node> = Node extends SyntaxNode
  ? Omit<Node, 'span' | 'semicolon' | 'complete' | 'skipped'>
  : never;

function parseStatement(cursor: Cursor): SyntaxNode {
  const first = cursor.token;
  // After an error the compiler passes over everything up to a `;`, other statements among it.
  const skipped = (cursor.skipped = cursor.lost);
  cursor.failed = false;
  cursor.stuck = false;
  cursor.depth = 0;
  const body = parseBody(cursor);
  const last = cursor.previous ?? first;
  if (!cursor.at(';')) cursor.fail('`;`');
  const complete = !cursor.failed;
  if (!complete) skipStatement(cursor);
  const isStray = cursor.token.kind === 'error' && cursor.token.text === ';';
  const semicolon = cursor.at(';') || isStray ? siteOf(cursor.advance()) : undefined;
  const span = spanBetween(first, last);
  // Not a spread: V8 gives each result of one that adds properties a hidden class of its own.
  return Object.assign({}, body, { span, semicolon, complete, skipped });
}

function parseBody(cursor: Cursor): Body<SyntaxNode> {
  const { kind, word } = cursor.token;
  if (kind !== 'keyword') return parseBroken(cursor);
  switch (word) {
    case 'subsystem':
      return parseSubsystem(cursor);
    case 'type':
      return parseTypeDeclaration(cursor);
    case 'routine':
    case 'simpleroutine':
      return { kind: 'routine', ...parseRoutine(cursor) };
    case 'skip':
      return parseSkip(cursor);
    case 'import':
    case 'uimport':
    case 'simport':
    case 'iimport':
    case 'dimport':
      return parseImport(cursor, word);
    default:
      return isSetting(word) ? parseSetting(cursor, word) : parseBroken(cursor);
  }
}

function parseBroken(cursor: Cursor): Body<SyntaxNode> {
  cursor.fail('a statement');
  cursor.advance();
  return { kind: 'broken' };
}

function parseSubsystem(cursor: Cursor): Body<SubsystemNode> {
  const keyword = siteOf(cursor.advance());
  const modifiers: { word: 'kernelserver' | 'kerneluser'; at: Site }[] = [];
  for (;;) {
    const { word } = cursor.token;
    if (!cursor.at('kernelserver') && !cursor.at('kerneluser')) break;
    const at = siteOf(cursor.advance());
    modifiers.push({ word: word === 'kernelserver' ? word : 'kerneluser', at });
  }
  const name = cursor.expectName('the name of the subsystem');
  const base = name && cursor.expectNumber('the first message id, a decimal number');
  return { kind: 'subsystem', keyword, modifiers, name, base };
}

function parseTypeDeclaration(cursor: Cursor): Body<SyntaxNode> {
  const keyword = spanOf(cursor.advance());
  const name = cursor.expectName('the name of a type');
  if (name === undefined) return { kind: 'type', keyword, declared: undefined };
  if (cursor.at('=')) return { kind: 'type', keyword, declared: parseNamedType(cursor, name) };
  cursor.fail('`=`');
  const declared = { name, spec: undefined, clauses: [], span: name.written, at: undefined };
  return { kind: 'type', keyword, declared };
}

function parseSkip(cursor: Cursor): Body<SyntaxNode> {
  const keyword = spanOf(cursor.advance());
  const isCounted = cursor.dialect === 'gnu' && cursor.token.kind === 'number';
  const count: NumberNode | undefined = isCounted ? numberOf(cursor.advance()) : undefined;
  return { kind: 'skip', keyword, count };
}

function parseImport(cursor: Cursor, word: ImportWord): Body<SyntaxNode> {
  const keyword = spanOf(cursor.advance('filename'));
  const { token } = cursor;
  if (token.kind !== 'filename') {
    cursor.fail('the name of a header, as `"…"` or `<…>`');
    return { kind: 'import', word, keyword, path: undefined, pathSpan: undefined };
  }
  cursor.advance();
  return { kind: 'import', word, keyword, path: token.text, pathSpan: spanOf(token) };
}

type Operand = 'none' | 'number' | 'identifier' | 'string' | 'quoted';

const operands: Readonly<Record<SettingWord, Operand>> = {
  msgoption: 'string',
  waittime: 'string',
  nowaittime: 'none',
  sendtime: 'string',
  nosendtime: 'none',
  usespecialreplyport: 'number',
  consumeonsenderror: 'string',
  UserTypeLimit: 'number',
  OnStackLimit: 'number',
  error: 'identifier',
  serverprefix: 'identifier',
  userprefix: 'identifier',
  serverdemux: 'identifier',
  rcsid: 'quoted',
};

/** MIG's lexer reads the operands of these statements in a state of its own. */
const states: Readonly<Record<Operand, LexState>> = {
  none: 'normal',
  number: 'normal',
  identifier: 'normal',
  string: 'string',
  quoted: 'quoted',
};

const expected: Readonly<Record<Operand, string>> = {
  none: 'nothing',
  number: 'a decimal number',
  identifier: 'a name',
  string: 'one word of letters, digits, `-`, `.`, `/`, `_` and `$`',
  quoted: 'a text in double quotes',
};

function isSetting(word: string): word is SettingWord {
  return Object.hasOwn(operands, word);
}

function parseSetting(cursor: Cursor, word: SettingWord): Body<SettingNode> {
  const operand = operands[word];
  const first = cursor.advance(states[operand]);
  const keyword: Span = spanOf(first);
  if (operand === 'none') {
    return { kind: 'setting', word, keyword, operand: undefined, at: siteOf(first) };
  }
  const { token } = cursor;
  const at = siteOf(token);
  if (token.kind !== operand) {
    cursor.fail(expected[operand]);
    return { kind: 'setting', word, keyword, operand: undefined, at };
  }
  return { kind: 'setting', word, keyword, operand: nameOf(cursor.advance()), at };
}
