import type { Diagnostic } from '../rules/rule.ts';
import type { Span } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { fixActions, fixAllAction } from './actions-fix.ts';
import { includeActions } from './actions-include.ts';
import { pageActions } from './actions-page.ts';
import { routineActions } from './actions-routine.ts';
import { suppressActions } from './actions-suppress.ts';
import type { CodeAction } from './code-action.ts';

/** The actions for a selection. `diagnostics`: those of the whole file. */
export function codeActions(
  snapshot: Snapshot,
  at: Span,
  diagnostics: readonly Diagnostic[],
): readonly CodeAction[] {
  const here = diagnostics.filter(({ span }) => meets(span, at));
  return [
    ...fixActions(here),
    ...includeActions(snapshot, here),
    ...pageActions(snapshot, at, here),
    ...routineActions(snapshot, at),
    ...suppressActions(snapshot, here),
    ...fixAllAction(diagnostics),
  ];
}

/** Whether a finding touches the selection; an empty selection at its end counts. */
function meets(a: Span, b: Span): boolean {
  return a.file === b.file && a.start <= b.end && b.start <= a.end;
}
