import type { FileId, Span } from '../../text/span.ts';
import type { FileSyntax } from './file-syntax.ts';
import type { Token } from './token.ts';

/** A root file after preprocessing for one target. */
export interface Unit {
  readonly root: FileId;
  /** What the compiler reads. */
  readonly tokens: readonly Token[];
  /** What the preprocessor itself says. */
  readonly problems: readonly PreprocessorProblem[];
  /** Every `#include` met, in order. */
  readonly includes: readonly Inclusion[];
  /** Files whose text was read, the root first, each once. */
  readonly files: readonly FileSyntax[];
  /** Every mention of a macro: definition, use, test in a condition. */
  readonly macros: readonly MacroMention[];
  /** Lines that this target skips, as spans from the line after the directive to the next directive. */
  readonly inactive: readonly Span[];
}

export interface PreprocessorProblem {
  /** `mig/` rule without the group: `line-comment`, `include-not-found`, `hash-error`, `unterminated-comment`, `macro-limit`, … */
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly span: Span;
  readonly message: string;
}

export interface Inclusion {
  /** The path between its delimiters. */
  readonly path: string;
  readonly angled: boolean;
  /** The path with its delimiters. */
  readonly span: Span;
  /** The file found, in the workspace or built in; undefined: not found. */
  readonly file: FileId | undefined;
}

export interface MacroMention {
  readonly name: string;
  readonly role: 'definition' | 'reference' | 'test';
  readonly span: Span;
  /** The definition in force; undefined where the name is not defined, or by the target alone. */
  readonly definition: Span | undefined;
  /** For a call that was expanded: the text that it became. */
  readonly expansion?: string;
}
