import type { TokenRun } from '../cpp/unit.ts';
import { lazy } from '../../text/lazy.ts';
import { memo } from '../../text/memo.ts';
import type { Dialect } from './dialect.ts';
import type { SyntaxProblem } from './nodes.ts';
import { parseDefs, type DefsSyntax } from './parser.ts';

/**
 * The statements of a unit, part by part: a part is what one run of tokens holds, or several that a statement reaches
 * over. Units that read a file alike have the same part of it.
 */
export function parseRuns(runs: readonly TokenRun[], dialect: Dialect): readonly DefsSyntax[] {
  const parts: DefsSyntax[] = [];
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i];
    if (run === undefined) break;
    let part = partOf(run)[dialect]();
    let { tokens } = run;
    // What begins in one run may end in a later one.
    while (!part.isWhole && i + 1 < runs.length) {
      tokens = [...tokens, ...(runs[++i]?.tokens ?? [])];
      part = parseDefs(tokens, dialect);
    }
    parts.push(part);
  }
  return parts;
}

/** What the parser says of all parts, as of one text. */
export function problemsOf(parts: readonly DefsSyntax[]): readonly SyntaxProblem[] {
  return [...parts.flatMap(({ illegal }) => illegal), ...parts.flatMap(({ problems }) => problems)];
}

/** The part that a run is by itself, remembered with it. */
const partOf = memo(({ tokens }: TokenRun) => ({
  apple: lazy(() => parseDefs(tokens, 'apple')),
  gnu: lazy(() => parseDefs(tokens, 'gnu')),
}));
