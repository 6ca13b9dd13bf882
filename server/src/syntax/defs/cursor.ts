import type { Name } from '../../text/name.ts';
import { spanOf, type Span } from '../../text/span.ts';
import type { Token } from '../cpp/token.ts';
import type { Dialect } from './dialect.ts';
import { wordOf, type Keyword } from './keywords.ts';
import { createLexer, type Lexer, type LexState, type MigToken } from './lexer.ts';
import type { NumberNode, Site, SyntaxProblem } from './nodes.ts';

type Punctuation =
  ':' | ';' | ',' | '+' | '-' | '*' | '/' | '(' | ')' | '=' | '^' | '[' | ']' | '{' | '}' | '|';

/** Stands before one token of a file: all parsing functions share one cursor. */
export class Cursor {
  readonly tokens: readonly Token[];
  readonly dialect: Dialect;
  /** The token that is looked at. */
  token: MigToken;
  /** The token passed last. */
  previous: MigToken | undefined;
  /** Whether the current statement has had a syntax error: one statement gives one. */
  failed = false;
  /** Whether the part that is being read had one: the parts behind it are read all the same. */
  stuck = false;
  /** Whether the compiler, after an error, still looks for a `;` to go on behind. */
  lost = false;
  /** Whether it looked for one where the current statement begins. */
  skipped = false;
  /** Parentheses that are open in the current statement. */
  depth = 0;
  readonly problems: SyntaxProblem[] = [];
  readonly #lexer: Lexer;
  /** The token of the last error. */
  #stuckAt: MigToken | undefined;

  constructor(tokens: readonly Token[], dialect: Dialect) {
    this.tokens = tokens;
    this.dialect = dialect;
    this.#lexer = createLexer(tokens, dialect);
    this.token = this.#lexer.next('normal');
  }

  /** The index of the preprocessing token that the token begins; undefined where it begins inside one. */
  get start(): number | undefined {
    return this.#lexer.start;
  }

  /** The same, or the index of the one inside which it begins. */
  get index(): number {
    return this.#lexer.place;
  }

  /** Goes on at a preprocessing token, behind a token that was passed in an earlier reading of the same ones. */
  goTo(index: number, previous: MigToken): void {
    this.previous = previous;
    this.#lexer.goTo(index);
    this.token = this.#lexer.next('normal');
  }

  get illegalLines(): readonly Token[] {
    return this.#lexer.illegalLines;
  }

  /** Passes the token and gives it back. The one behind it is read in a state of MIG's lexer. */
  advance(state: LexState = 'normal'): MigToken {
    const passed = this.token;
    if (passed.kind === 'punctuation') {
      if (passed.text === '(') this.depth++;
      else if (passed.text === ')') this.depth--;
      else if (passed.text === ';') this.lost = false;
    }
    this.previous = passed;
    this.token = this.#lexer.next(state);
    return passed;
  }

  at(word: Keyword | Punctuation): boolean {
    const { token } = this;
    return token.word === word && (token.kind === 'punctuation' || token.kind === 'keyword');
  }

  take(word: Keyword | Punctuation): MigToken | undefined {
    return this.at(word) ? this.advance() : undefined;
  }

  expect(word: Keyword | Punctuation): MigToken | undefined {
    return this.take(word) ?? this.fail(`\`${word}\``);
  }

  expectName(what: string): Name | undefined {
    return this.token.kind === 'identifier' ? nameOf(this.advance()) : this.fail(what);
  }

  expectNumber(what: string): NumberNode | undefined {
    return this.token.kind === 'number' ? numberOf(this.advance()) : this.fail(what);
  }

  /** Notes that the token cannot stand here, unless the statement has an error already. */
  fail(expected: string, rule: SyntaxProblem['rule'] = 'syntax-error'): undefined {
    this.stuck = true;
    // The compiler goes on behind each `;` after an error: what begins there it reads as a statement.
    const isBehindSemicolon = this.previous?.kind === 'punctuation' && this.previous.text === ';';
    const goesOn = (this.failed || this.skipped) && isBehindSemicolon;
    if (this.#stuckAt !== this.token) this.lost = !goesOn;
    this.#stuckAt = this.token;
    if (this.failed) return;
    this.failed = true;
    const { token } = this;
    const isNextLine = expected === '`;`' && token.startsLine && token.kind !== 'end';
    const message = isNextLine
      ? `the statement above has no end, expected \`;\` before \`${token.text}\``
      : `${describe(token, this.dialect)}, expected ${expected}`;
    this.problems.push({ rule, at: siteOf(token), message });
  }
}

/** A token's place, without the token. */
export function siteOf({ file, start, end, call }: MigToken): Site {
  return { file, start, end, call };
}

/** From the first to the last of two places; where macros tear them apart, the first alone. */
export function spanBetween(first: Span, last: Span): Span {
  const { file, start } = first;
  return file === last.file && last.end >= first.end
    ? { file, start, end: last.end }
    : spanOf(first);
}

export function nameOf({ text, file, start, end, call }: MigToken): Name {
  const written = { file, start, end };
  return call === undefined ? { text, written } : { text, written, call };
}

/** Both compilers read decimal digits with C's `atoi`: 64 bits at most, of which 32 are kept. */
export function numberOf(token: MigToken): NumberNode {
  const { text } = token;
  const value = text.length < 16 ? Number(text) : Number(clampToLong(BigInt(text)) & 0xffffffffn);
  return { value: value % 2 ** 32, text, at: siteOf(token) };
}

function clampToLong(value: bigint): bigint {
  const greatest = 2n ** 63n - 1n;
  return value > greatest ? greatest : value;
}

function describe(token: MigToken, dialect: Dialect): string {
  const { kind, text } = token;
  if (kind === 'end') return 'the file ends here';
  if (kind === 'keyword' || kind === 'flag') return `\`${text}\` is a word of MIG's own`;
  const other: Dialect = dialect === 'apple' ? 'gnu' : 'apple';
  if (kind === 'identifier' && wordOf(text, other) !== undefined) {
    return `\`${text}\` is known to ${other === 'gnu' ? "GNU's" : "Apple's"} MIG alone`;
  }
  return `\`${text}\` cannot stand here`;
}
