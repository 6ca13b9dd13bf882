import { isDigit } from '../../text/ascii.ts';
import { versionMemo, type VersionMemo } from '../../text/memo.ts';
import type { SourceFile } from '../../text/source-file.ts';
import {
  characterClass,
  characterLength,
  classOf,
  isIdentifierPart,
  numberEnd,
  punctuatorLength,
} from './characters.ts';
import {
  directiveNames,
  type Comment,
  type Directive,
  type DirectiveName,
  type FileSyntax,
} from './file-syntax.ts';
import { keptLines } from './kept-lines.ts';
import { withoutSplices } from './splices.ts';
import type { Token, TokenKind } from './token.ts';

/**
 * One file's tokens, directives and comments, as C's translation phases 2 and 3 have them.
 * Lines end at LF, CRLF or a bare CR; a NUL is white space. Everything lexes: there are no errors.
 * The same file gives the identical object.
 */
export const lexFile: VersionMemo<SourceFile, FileSyntax> = versionMemo((file, before) =>
  lex(file, true, before),
);

/**
 * The same for GCC's `-ansi`, where `//` in a directive and `//` before `*` are divisions and `#elifdef` is unknown.
 * Elsewhere `//` is still read as a comment: GCC complains and skips it.
 */
export const lexFileAnsi: VersionMemo<SourceFile, FileSyntax> = versionMemo((file, before) => {
  const usual = lexFile(file);
  const isSame =
    usual.comments.every(({ kind }) => kind === 'block') &&
    usual.directives.every(({ name }) => !newDirectives.has(name));
  return isSame ? usual : lex(file, false, before);
});

/** @param before what an earlier text of the file was: the lines that both begin with keep their tokens */
function lex(file: SourceFile, isC17: boolean, before: FileSyntax | undefined): FileSyntax {
  const { id } = file;
  const { text, start: startOf, end: endOf } = withoutSplices(file.text);
  const { length } = text;
  const isSpliced = length !== file.text.length;
  const kept = before === undefined || isSpliced ? undefined : keptLines(before, file);
  const tokens: Token[] = [...(kept?.tokens ?? [])];
  const directives: Directive[] = [...(kept?.directives ?? [])];
  const comments: Comment[] = [...(kept?.comments ?? [])];

  // The directive line that is being read, and its tokens so far.
  let directive: { readonly start: number; name: DirectiveName | undefined } | undefined;
  let line: Token[] = [];
  let spaced = false;
  let startsLine = true;
  // A byte order mark is no text.
  let at = kept?.at ?? (text.charCodeAt(0) === 0xfeff ? 1 : 0);

  const add = (kind: TokenKind, end: number): void => {
    const token: Token = {
      kind,
      text: text.slice(at, end),
      file: id,
      start: startOf(at),
      end: endOf(end),
      call: undefined,
      spaced,
      startsLine,
    };
    at = end;
    spaced = false;
    startsLine = false;
    if (directive === undefined) tokens.push(token);
    else if (directive.name !== undefined) line.push(token);
    else {
      directive.name = directiveName(token, isC17);
      if (directive.name === 'marker' || directive.name === 'unknown') line.push(token);
    }
  };
  const addComment = (kind: Comment['kind'], end: number, closed: boolean): void => {
    comments.push({ span: { file: id, start: startOf(at), end: endOf(end) }, kind, closed });
    at = end;
    spaced = true;
  };
  const endLine = (): void => {
    if (directive !== undefined) {
      const { start, name = 'null' } = directive;
      const span = { file: id, start, end: endOf(at) };
      directives.push({ name, span, tokens: line, index: tokens.length });
      directive = undefined;
      line = [];
    }
    spaced = false;
    startsLine = true;
  };

  while (at < length) {
    const unit = text.charCodeAt(at);
    switch (classOf(unit)) {
      case characterClass.blank:
        at++;
        spaced = true;
        break;
      case characterClass.newline:
        endLine();
        at++;
        break;
      case characterClass.letter: {
        const quote = prefixedQuote(text, at);
        if (quote !== undefined) addQuoted(quote);
        else add('identifier', identifierEnd(text, at));
        break;
      }
      case characterClass.digit:
        add('number', numberEnd(text, at));
        break;
      case characterClass.punctuation:
        addPunctuation(unit);
        break;
      default:
        add('other', at + characterLength(text, at));
    }
  }
  endLine();
  return { file, tokens, directives, comments };

  function addPunctuation(unit: number): void {
    const next = text.charCodeAt(at + 1);
    if (unit === SLASH && next === STAR) {
      const close = text.indexOf('*/', at + 2);
      addComment('block', close === -1 ? length : close + 2, close !== -1);
    } else if (unit === SLASH && next === SLASH && isLineComment()) {
      addComment('line', lineEnd(text, at), true);
    } else if (unit === HASH && next !== HASH && startsLine && directive === undefined) {
      directive = { start: startOf(at), name: undefined };
      at++;
      spaced = false;
      startsLine = false;
    } else if (unit === DOUBLE_QUOTE || unit === SINGLE_QUOTE) {
      if (takesHeader() && unit === DOUBLE_QUOTE) addHeader(DOUBLE_QUOTE);
      else addQuoted(at);
    } else if (unit === LESS && takesHeader()) {
      addHeader(GREATER);
    } else if (unit === DOT && isDigit(next)) {
      add('number', numberEnd(text, at));
    } else {
      add('punctuation', at + punctuatorLength(text, at));
    }
  }

  function isLineComment(): boolean {
    return isC17 || (directive === undefined && text.charCodeAt(at + 2) !== STAR);
  }

  /** A string or character literal whose quote stands at an offset; unclosed, it takes the rest of the line. */
  function addQuoted(quote: number): void {
    const end = quotedEnd(text, quote);
    if (end === undefined) add('other', lineEnd(text, at));
    else add(text.charCodeAt(quote) === DOUBLE_QUOTE ? 'string' : 'char', end);
  }

  /** A header name knows no escapes; an unclosed `<` is just that. */
  function addHeader(close: number): void {
    const end = lineEnd(text, at);
    let found = at + 1;
    while (found < end && text.charCodeAt(found) !== close) found++;
    if (found < end) add('string', found + 1);
    else if (close === GREATER) add('punctuation', at + punctuatorLength(text, at));
    else add('other', end);
  }

  /** Whether a header name may stand here: behind `#include` and its like, and in `__has_include(`. */
  function takesHeader(): boolean {
    switch (directive?.name) {
      case 'include':
      case 'include_next':
      case 'import':
        return line.length === 0;
      case 'if':
      case 'elif':
        return (
          line.at(-1)?.text === '(' && (line.at(-2)?.text.startsWith('__has_include') ?? false)
        );
      default:
        return false;
    }
  }
}

const HASH = 35;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const STAR = 42;
const DOT = 46;
const SLASH = 47;
const LESS = 60;
const GREATER = 62;
const BACKSLASH = 92;

const knownDirectives: ReadonlySet<string> = new Set(directiveNames);

/** Directives that strict C90 does not know. */
const newDirectives: ReadonlySet<string> = new Set(['elifdef', 'elifndef']);

function directiveName({ kind, text }: Token, isC17: boolean): DirectiveName {
  if (kind === 'number') return 'marker';
  const isKnown = kind === 'identifier' && isDirectiveName(text);
  return isKnown && (isC17 || !newDirectives.has(text)) ? text : 'unknown';
}

function isDirectiveName(text: string): text is (typeof directiveNames)[number] {
  return knownDirectives.has(text);
}

function identifierEnd(text: string, start: number): number {
  let end = start + 1;
  while (isIdentifierPart(text.charCodeAt(end))) end++;
  return end;
}

/** The quote behind an encoding prefix (`L"…"`, `u8"…"`) at an offset, if that is what stands there. */
function prefixedQuote(text: string, at: number): number | undefined {
  const first = text[at];
  if (first !== 'L' && first !== 'u' && first !== 'U') return undefined;
  const quote = at + (first === 'u' && text[at + 1] === '8' ? 2 : 1);
  const unit = text.charCodeAt(quote);
  const isQuote = unit === DOUBLE_QUOTE || (unit === SINGLE_QUOTE && quote === at + 1);
  return isQuote ? quote : undefined;
}

/** The offset behind the closing quote, or undefined where the line ends before it. */
function quotedEnd(text: string, open: number): number | undefined {
  const close = text.charCodeAt(open);
  for (let at = open + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === close) return at + 1;
    if (unit === BACKSLASH && !isNewline(text.charCodeAt(at + 1))) at++;
    else if (isNewline(unit)) return undefined;
  }
  return undefined;
}

function lineEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && !isNewline(text.charCodeAt(end))) end++;
  return end;
}

function isNewline(unit: number): boolean {
  return unit === 10 || unit === 13;
}
