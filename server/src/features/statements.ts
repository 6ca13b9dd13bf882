import type { FileSyntax } from '../syntax/cpp/file-syntax.ts';
import type { Token } from '../syntax/cpp/token.ts';
import { memo } from '../text/memo.ts';

/**
 * One statement of an interface as it stands in the file: no macro expanded, both arms of every `#if` in it. Good for
 * what a person does with the text; what a compiler sees is in the units.
 */
export interface Statement {
  /** The statement's word in lower case; undefined where it begins with none (`PREFIX(x)`, broken text). */
  readonly keyword: string | undefined;
  /** Indices of its tokens in the file: from the first to behind the last, its `;` included. */
  readonly first: number;
  readonly end: number;
  readonly isClosed: boolean;
}

/** The statements of a file, one after the other, without gaps. */
export const statementsOf: (syntax: FileSyntax) => readonly Statement[] = memo(({ tokens }) => {
  const statements: Statement[] = [];
  let first = 0;
  let depth = 0;
  const close = (end: number, isClosed: boolean): void => {
    if (end > first) {
      const word = tokens[first]?.text.toLowerCase() ?? '';
      const keyword = statementWords.has(word) ? word : undefined;
      statements.push({ keyword, first, end, isClosed });
    }
    first = end;
    depth = 0;
  };
  tokens.forEach((token, i) => {
    // These words are reserved everywhere: whatever is open before one was left unfinished, or is open twice because
    // each arm of an `#if` opens it.
    if (i > first && startsStatement(token)) close(i, false);
    if (token.text === '(' || token.text === '{') depth += 1;
    else if (token.text === ')' || token.text === '}') depth = Math.max(0, depth - 1);
    else if (token.text === ';' && (depth === 0 || isEnd(tokens, i))) close(i + 1, true);
  });
  close(tokens.length, false);
  return statements;
});

/** The statement that an offset lies in or stands behind, white space before the next one counted to it. */
export function statementAt(syntax: FileSyntax, offset: number): Statement | undefined {
  return statementsOf(syntax).findLast(
    ({ first }) => (syntax.tokens[first]?.start ?? Infinity) <= offset,
  );
}

/** Words that begin a statement and nothing else. */
const unmistakable: ReadonlySet<string> = new Set([
  ...[
    'routine',
    'simpleroutine',
    'subsystem',
    'import',
    'uimport',
    'simport',
    'iimport',
    'dimport',
  ],
  ...['serverprefix', 'userprefix', 'serverdemux', 'rcsid', 'nowaittime', 'nosendtime'],
  ...['usespecialreplyport', 'consumeonsenderror'],
]);

const statementWords: ReadonlySet<string> = new Set([
  ...unmistakable,
  ...[
    'type',
    'skip',
    'msgoption',
    'waittime',
    'sendtime',
    'error',
    'usertypelimit',
    'onstacklimit',
  ],
]);

/** `type` and `skip` are reserved, too, but only at a line's start is it sure that no statement before goes on. */
function startsStatement({ kind, text, startsLine }: Token): boolean {
  if (kind !== 'identifier') return false;
  const word = text.toLowerCase();
  return unmistakable.has(word) || (startsLine && (word === 'type' || word === 'skip'));
}

/** Whether a `;` inside parentheses ends the statement all the same: `)` stands before it. */
function isEnd(tokens: readonly Token[], i: number): boolean {
  return tokens[i - 1]?.text === ')' && (tokens[i + 1] === undefined || startsNext(tokens[i + 1]));
}

function startsNext(token: Token | undefined): boolean {
  return token !== undefined && token.startsLine && statementWords.has(token.text.toLowerCase());
}
