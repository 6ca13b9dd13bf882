import { isDigit, isWordPart } from '../../text/ascii.ts';
import { characterLength } from '../cpp/characters.ts';
import type { Token } from '../cpp/token.ts';
import { fileId, type FileId, type Span } from '../../text/span.ts';
import type { Dialect } from './dialect.ts';
import { wordOf, type Word } from './keywords.ts';

/** What the next token may be: flex's start states `Normal`, `String`, `FileName` and `QString`. */
export type LexState = 'normal' | 'string' | 'filename' | 'quoted';

/** One token as MIG's lexer cuts it: it may be a part of a preprocessing token, or several of them. */
export interface MigToken {
  readonly kind:
    | Word['kind']
    | 'identifier'
    | 'number'
    /** The one operand of `msgoption` and its like. */
    | 'string'
    | 'filename'
    | 'quoted'
    | 'punctuation'
    /** A character that starts no token here. */
    | 'error'
    | 'end';
  /** The spelling that the compiler sees. */
  readonly text: string;
  /** For a keyword, flag or symbolic type its canonical spelling; otherwise `text`. */
  readonly word: string;
  /** What was written. For `end`, the empty place behind the last token. */
  readonly file: FileId;
  readonly start: number;
  readonly end: number;
  /** The macro call that it comes from: the compiler prints the line on which that begins. */
  readonly call: Span | undefined;
  readonly startsLine: boolean;
}

export interface Lexer {
  /** The next token; behind the last one `end`, again and again. */
  next(state: LexState): MigToken;
  /** Surviving `#` lines that the dialect's compiler does not take, met so far. */
  readonly illegalLines: readonly Token[];
  /** The index of the preprocessing token that the last token begins; undefined where it begins inside one. */
  readonly start: number | undefined;
  /** The same, or the index of the one inside which it begins. */
  readonly place: number;
  /** Reads on at a preprocessing token. */
  goTo(index: number): void;
}

/** MIG's view of a preprocessed file, token by token: the parser says which state a token is read in. */
export function createLexer(tokens: readonly Token[], dialect: Dialect): Lexer {
  const illegalLines: Token[] = [];
  /** The preprocessing token that is being read, and how much of its text is gone. */
  let index = 0;
  let offset = 0;
  let place = 0;
  let start: number | undefined;
  const last = tokens.at(-1);
  const end: MigToken = {
    kind: 'end',
    text: '',
    word: '',
    file: last?.file ?? fileId(''),
    start: last?.end ?? 0,
    end: last?.end ?? 0,
    call: last?.call,
    startsLine: true,
  };

  /** A token of the next `length` characters of the current preprocessing token. */
  const cut = (kind: MigToken['kind'], length: number): MigToken => {
    const token = tokens[index];
    if (token === undefined) return end;
    const { file, call } = token;
    const isWhole = offset === 0 && length === token.text.length;
    const text = isWhole ? token.text : token.text.slice(offset, offset + length);
    // A spelling that differs in length from what was written was pasted: its parts have no place of their own.
    const isVerbatim = token.end - token.start === token.text.length;
    const start = isVerbatim ? token.start + offset : token.start;
    const stop = isVerbatim ? start + length : token.end;
    const startsLine = token.startsLine && offset === 0;
    if (offset + length >= token.text.length) {
      index++;
      offset = 0;
    } else offset += length;
    return { kind, text, word: text, file, start, end: stop, call, startsLine };
  };

  const cutWord = (length: number): MigToken => {
    const token = cut('identifier', length);
    const word = wordOf(token.text, dialect);
    return word === undefined ? token : { ...token, kind: word.kind, word: word.word };
  };

  /** A token that reaches over adjacent preprocessing tokens up to (not including) a place. */
  const join = (
    kind: MigToken['kind'],
    text: string,
    toIndex: number,
    toOffset: number,
  ): MigToken => {
    const from = tokens[index];
    const to = tokens[toOffset > 0 ? toIndex : toIndex - 1];
    if (from === undefined || to === undefined) return end;
    const isVerbatim = (part: Token): boolean => part.end - part.start === part.text.length;
    const start = isVerbatim(from) ? from.start + offset : from.start;
    const stop = toOffset > 0 && isVerbatim(to) ? to.start + toOffset : to.end;
    const { file, call } = from;
    const startsLine = from.startsLine && offset === 0;
    const isOnePlace = to.file === file && stop > start;
    index = toIndex;
    offset = toOffset;
    return {
      kind,
      text,
      word: text,
      file,
      start,
      end: isOnePlace ? stop : from.end,
      call,
      startsLine,
    };
  };

  const normal = (token: Token): MigToken => {
    const { text } = token;
    const unit = text.charCodeAt(offset);
    if (isDigit(unit)) return cut('number', runLength(text, offset, isDigit));
    if (isWordPart(unit)) return cutWord(runLength(text, offset, isWordPart));
    const isPunctuation = isPunctuationOf(dialect, unit);
    return cut(
      isPunctuation ? 'punctuation' : 'error',
      isPunctuation ? 1 : characterLength(text, offset),
    );
  };

  const string = (token: Token): MigToken => {
    let text = '';
    let at = index;
    let from = offset;
    for (let part: Token | undefined = token; part !== undefined; part = tokens[at]) {
      if (at > index && (part.spaced || part.startsLine || part.kind === 'hash')) break;
      const length = runLength(part.text, from, isStringPart);
      text += part.text.slice(from, from + length);
      from += length;
      if (from < part.text.length) break;
      at++;
      from = 0;
    }
    return text === '' ? error(token) : join('string', text, at, from);
  };

  const quoted = (token: Token, kind: 'filename' | 'quoted'): MigToken => {
    if (token.text.charCodeAt(offset) !== DOUBLE_QUOTE) return error(token);
    const close = token.text.indexOf('"', offset + 1);
    return close === -1 ? error(token) : cut(kind, close + 1 - offset);
  };

  /** `<…>`: cpp has cut the path into tokens, and left one blank where there were several. */
  const angled = (token: Token): MigToken => {
    let text = '';
    let from = offset;
    for (let at = index; at < tokens.length; at++) {
      const part = tokens[at];
      if (part === undefined || (at > index && (part.startsLine || part.kind === 'hash'))) break;
      if (at > index && part.spaced) text += ' ';
      const close = part.text.indexOf('>', from);
      if (close !== -1) {
        text += part.text.slice(from, close + 1);
        const isWhole = close + 1 === part.text.length;
        return join('filename', text, isWhole ? at + 1 : at, isWhole ? 0 : close + 1);
      }
      text += part.text.slice(from);
      from = 0;
    }
    return error(token);
  };

  /** The compiler's error is one character long; a person wants the word that it begins. */
  const error = ({ kind, text }: Token): MigToken => {
    const isWord = kind === 'identifier' || kind === 'number';
    return cut('error', isWord ? text.length - offset : characterLength(text, offset));
  };

  /** Passes over `#` lines that reached the compiler. */
  const skipLines = (): void => {
    for (let token = tokens[index]; token?.kind === 'hash'; token = tokens[index]) {
      if (!isLegalLine(token.text, dialect)) illegalLines.push(token);
      index++;
    }
  };

  return {
    illegalLines,
    get start() {
      return start;
    },
    get place() {
      return place;
    },
    goTo(next) {
      index = next;
      offset = 0;
    },
    next(state) {
      if (tokens[index]?.kind === 'hash') skipLines();
      place = index;
      start = offset === 0 ? index : undefined;
      const token = tokens[index];
      if (token === undefined) return end;
      switch (state) {
        case 'normal':
          return normal(token);
        case 'string':
          return string(token);
        case 'quoted':
          return quoted(token, 'quoted');
        case 'filename':
          return token.text.charCodeAt(offset) === LESS ? angled(token) : quoted(token, 'filename');
      }
    },
  };
}

// Apple's lexxer.l skips `#pragma`, GNU's skips the `#define` lines of `gcc -dD`; both refuse any other.
function isLegalLine(text: string, dialect: Dialect): boolean {
  return dialect === 'apple' ? /^#pragma/.test(text) : /^#define[ \t]/.test(text);
}

const DOUBLE_QUOTE = 34;
const LESS = 60;

function runLength(text: string, start: number, accepts: (unit: number) => boolean): number {
  let end = start;
  while (end < text.length && accepts(text.charCodeAt(end))) end++;
  return end - start;
}

/** `-`, `.`, `/` and `$` besides letters, digits and `_`. */
function isStringPart(unit: number): boolean {
  return isWordPart(unit) || (unit >= 45 && unit <= 47) || unit === 36;
}

const punctuation: Readonly<Record<Dialect, ReadonlySet<number>>> = {
  apple: unitsOf(':;,+-*/()=^~<>[]|'),
  gnu: unitsOf(':;,+-*/()=^~<>[]{}|'),
};

function isPunctuationOf(dialect: Dialect, unit: number): boolean {
  return punctuation[dialect].has(unit);
}

function unitsOf(text: string): ReadonlySet<number> {
  return new Set(Array.from(text, (character) => character.charCodeAt(0)));
}
