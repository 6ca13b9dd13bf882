import type { FileId, Span } from '../../text/span.ts';

/**
 * What a preprocessing token is.
 * `number` is a preprocessing number (`0x10`, `1.5e3` are one token); what MIG makes of it is the MIG lexer's business.
 * `string` is a closed string literal, or a header name (`<mach/mach.h>`) in a directive that takes one.
 * `other` is a character that C has no use for, or an unclosed quote with the rest of its line.
 * `hash` is a whole `#` line that survives preprocessing (`#pragma …`, an unknown directive): its text is the line.
 */
export type TokenKind =
  'identifier' | 'number' | 'string' | 'char' | 'punctuation' | 'other' | 'hash';

/** One preprocessing token, with the place where a person wrote it. */
export interface Token {
  readonly kind: TokenKind;
  /** The spelling that the compiler sees; after `##` it is longer than what was written. */
  readonly text: string;
  /** The written span: for a token made by `##` that of the part that came from the macro's call. */
  readonly file: FileId;
  readonly start: number;
  readonly end: number;
  /** The outermost macro call that produced the token (name to closing parenthesis); undefined: none did. */
  readonly call: Span | undefined;
  /** Whether white space or a comment stands before it, in the text that the compiler sees. */
  readonly spaced: boolean;
  /** Whether it is the first token on its line, in the text that the compiler sees. */
  readonly startsLine: boolean;
}
