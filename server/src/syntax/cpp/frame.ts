import type { Span } from '../../text/span.ts';
import type { Directive, FileSyntax } from './file-syntax.ts';
import type { Token } from './token.ts';

/** One file that is being read, and how far. */
export interface Frame {
  readonly syntax: FileSyntax;
  readonly tokens: readonly Token[];
  readonly directives: readonly Directive[];
  /** The `#if`s that are open. */
  readonly conditionals: Conditional[];
  /** What this reading of the file skips. */
  readonly inactive: Span[];
  position: number;
  nextDirective: number;
  /** The index of the token that the next directive stands before. */
  limit: number;
  /** What `#line` made of the line numbers and of the name. */
  lineShift: number;
  presumedName: string | undefined;
}

export interface Conditional {
  readonly directive: Directive;
  /** Whether a group of it was read. */
  taken: boolean;
  sawElse: boolean;
}

/** A file at its beginning. */
export function openFrame(syntax: FileSyntax): Frame {
  const { tokens, directives } = syntax;
  return {
    syntax,
    tokens,
    directives,
    conditionals: [],
    inactive: [],
    position: 0,
    nextDirective: 0,
    limit: directives[0]?.index ?? tokens.length,
    lineShift: 0,
    presumedName: undefined,
  };
}

/** Tokens of a file that are read once more, without the directives between them. */
export function replayFrame(frame: Frame, tokens: readonly Token[]): Frame {
  return {
    ...frame,
    tokens,
    directives: [],
    conditionals: [],
    inactive: [],
    position: 0,
    nextDirective: 0,
    limit: tokens.length,
  };
}

/** Takes the next directive, which stands before the frame's next token. */
export function takeDirective(frame: Frame): Directive | undefined {
  const directive = frame.directives[frame.nextDirective++];
  frame.limit = frame.directives[frame.nextDirective]?.index ?? frame.tokens.length;
  return directive;
}

/** The number of the line that an offset of the frame's file is on, as `__LINE__` has it. */
export function presumedLine(frame: Frame, offset: number): number {
  return frame.syntax.file.lines.position(offset).line + 1 + frame.lineShift;
}
