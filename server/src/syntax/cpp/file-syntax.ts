import type { SourceFile } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import type { Token } from './token.ts';

/** One file's lexical structure, targets aside: what folding, formatting, colouring and include links read. */
export interface FileSyntax {
  readonly file: SourceFile;
  /** All tokens in order, those of directive lines left out, both arms of every `#if`. */
  readonly tokens: readonly Token[];
  readonly directives: readonly Directive[];
  /** Comments, in order; those in directive lines too. */
  readonly comments: readonly Comment[];
}

export interface Comment {
  readonly span: Span;
  readonly kind: 'block' | 'line';
  /** Whether a block comment is closed before the file ends; a line comment always is. */
  readonly closed: boolean;
}

/** One `#` line, continuations included. */
export interface Directive {
  readonly name: DirectiveName;
  /** From the `#` to the end of the line, the line break left out. */
  readonly span: Span;
  /** The tokens behind the directive's name; of a `marker` and an `unknown` line those behind the `#`. */
  readonly tokens: readonly Token[];
  /** How many tokens of the file stand before it. */
  readonly index: number;
}

/** `null` is a `#` alone on its line, `marker` is `# 12 "file"` as preprocessors write it. */
export type DirectiveName = (typeof directiveNames)[number] | 'null' | 'marker' | 'unknown';

export const directiveNames = [
  'include',
  'include_next',
  'import',
  'define',
  'undef',
  'if',
  'ifdef',
  'ifndef',
  'elif',
  'elifdef',
  'elifndef',
  'else',
  'endif',
  'error',
  'warning',
  'line',
  'pragma',
  'ident',
  'sccs',
  'assert',
  'unassert',
] as const;
