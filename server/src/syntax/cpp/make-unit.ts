import { lazy } from '../../text/lazy.ts';
import type { FileId, Span } from '../../text/span.ts';
import type { FileSyntax } from './file-syntax.ts';
import type { RunNotes } from './run-notes.ts';
import { commonSpans, isWithin } from './skipped.ts';
import type { PreprocessorProblem, Unit } from './unit.ts';

/**
 * The unit of what a run noted; its lists are made when they are asked for, since most of it is the same in many units.
 * @param skipped what every reading of each file skipped, the files in the order in which they were met
 * @param slashComments whether `//` begins a comment
 */
export function makeUnit(
  root: FileId,
  notes: readonly RunNotes[],
  skipped: ReadonlyMap<FileSyntax, readonly (readonly Span[])[]>,
  slashComments: boolean,
): Unit {
  const skippedIn = lazy(() =>
    [...skipped].map(([syntax, readings]) => ({ syntax, spans: commonSpans(readings) })),
  );
  const runs = lazy(() => notes.flatMap((each) => each.runs));
  const problems = lazy(() => [
    ...notes.flatMap((each) => each.problems),
    ...skippedIn().flatMap(({ syntax, spans }) => commentProblems(syntax, spans, slashComments)),
  ]);
  const includes = lazy(() => notes.flatMap((each) => each.includes));
  const macros = lazy(() => notes.flatMap((each) => each.mentions));
  const inactive = lazy(() => skippedIn().flatMap(({ spans }) => spans));
  const lineMarkers = lazy(() => notes.flatMap((each) => each.lineMarkers));
  return {
    root,
    stretches: notes,
    files: [...skipped.keys()].map(({ file }) => file),
    get runs() {
      return runs();
    },
    get tokens() {
      return runs().flatMap(({ tokens }) => tokens);
    },
    get problems() {
      return problems();
    },
    get includes() {
      return includes();
    },
    get macros() {
      return macros();
    },
    get inactive() {
      return inactive();
    },
    get lineMarkers() {
      return lineMarkers();
    },
  };
}

/** Comments that the compiler does not take, where it reads at all. */
function commentProblems(
  { comments }: FileSyntax,
  skipped: readonly Span[],
  slashComments: boolean,
): readonly PreprocessorProblem[] {
  const problem = (
    rule: PreprocessorProblem['rule'],
    span: Span,
    message: string,
  ): PreprocessorProblem => ({ rule, severity: 'error', span, message });
  const last = comments.at(-1);
  const open =
    last?.closed === false
      ? [problem('unterminated-comment', last.span, 'the comment has no end, expected `*/`')]
      : [];
  if (slashComments) return open;
  const lines = comments.filter(
    ({ kind, span }) => kind === 'line' && !isWithin(skipped, span.start),
  );
  const message = '`//` begins no comment under `-ansi`, expected `/* … */`';
  return [...open, ...lines.map(({ span }) => problem('line-comment', span, message))];
}
