import type { SourceFile } from '../../text/source-file.ts';
import type { FileId, Span } from '../../text/span.ts';
import type { RunNotes } from './run-notes.ts';
import type { Token } from './token.ts';

/** A root file after preprocessing for one target. */
export interface Unit extends UnitFacts {
  /** What the compiler reads, run by run. */
  readonly runs: readonly TokenRun[];
  /** The tokens of all runs. */
  readonly tokens: readonly Token[];
  /** Everything that was noted, stretch by stretch: units that include a file alike have the same stretches of it. */
  readonly stretches: readonly RunNotes[];
  /** Every mention of a macro: definition, use, test in a condition. */
  readonly macros: readonly MacroMention[];
}

/**
 * What the compiler reads of one file between two `#include`s. Units that read a file alike have the very same runs of
 * it, so that what is made of a run can be remembered with it.
 */
export interface TokenRun {
  readonly tokens: readonly Token[];
}

/** A unit without its tokens, for which nobody asks once they are parsed, and without what is mentioned in it. */
export interface UnitFacts {
  readonly root: FileId;
  /** What the preprocessor itself says. */
  readonly problems: readonly PreprocessorProblem[];
  /** Every `#include` met, in order. */
  readonly includes: readonly Inclusion[];
  /** Files whose text was read, the root first, each once. */
  readonly files: readonly SourceFile[];
  /**
   * Lines that this target skips, as spans from the line after the directive to the line of the directive that ends
   * the group. A file that is included several times is skipped only where every inclusion skips.
   */
  readonly inactive: readonly Span[];
  /** Where `#line` and its like change what the compiler calls the following lines. */
  readonly lineMarkers: readonly LineMarker[];
}

/** A rule of the `mig/` group that the preprocessor checks, without the group. */
export type PreprocessorRule =
  | 'line-comment'
  | 'unterminated-comment'
  | 'include-not-found'
  | 'include-syntax'
  | 'include-depth'
  | 'hash-error'
  | 'hash-warning'
  | 'hash-line'
  | 'unbalanced-conditional'
  | 'condition-syntax'
  | 'macro-syntax'
  | 'macro-redefined'
  | 'macro-call'
  | 'macro-paste'
  | 'macro-limit';

export interface PreprocessorProblem {
  readonly rule: PreprocessorRule;
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
  /** The name in the definition in force; undefined where the name is not defined, or by the target alone. */
  readonly definition: Span | undefined;
  /** For a call that was expanded: the text that it became. */
  readonly expansion?: string;
}

/** From the line after the directive on, the compiler counts lines anew. */
export interface LineMarker {
  readonly directive: Span;
  /** The number of the next line, 1-based. */
  readonly line: number;
  /** The new name of the file; undefined: as before. */
  readonly file: string | undefined;
}
