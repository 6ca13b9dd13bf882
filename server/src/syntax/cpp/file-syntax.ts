import type { SourceFile } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import type { Token } from './token.ts';

/** One file's lexical structure, targets aside: what folding, formatting, colouring and include links read. */
export interface FileSyntax {
  readonly file: SourceFile;
  /** All tokens in order, those of directive lines left out, both arms of every `#if`. */
  readonly tokens: readonly Token[];
  readonly directives: readonly Directive[];
  /** Comments, in order. */
  readonly comments: readonly { readonly span: Span; readonly kind: 'block' | 'line' }[];
}

/** One `#` line, continuations included. */
export interface Directive {
  /** `include`, `import`, `define`, `undef`, `if`, `ifdef`, `ifndef`, `elif`, `else`, `endif`, `error`, `warning`, `line`, `pragma`, `` for `#` alone, `unknown`. */
  readonly name: string;
  readonly span: Span;
  /** The tokens behind the directive's name. */
  readonly tokens: readonly Token[];
  /** How many tokens of the file stand before it. */
  readonly index: number;
}
