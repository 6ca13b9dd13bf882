import { createEditSet } from '../rules/edit-set.ts';
import type { Diagnostic } from '../rules/rule.ts';
import { onlyEdits, type CodeAction } from './code-action.ts';

/** The rules' own fixes. */
export function fixActions(diagnostics: readonly Diagnostic[]): readonly CodeAction[] {
  return diagnostics.flatMap((diagnostic) => {
    const { fix, rule, span } = diagnostic;
    if (fix === undefined) return [];
    return {
      id: `fix ${rule} ${span.start}`,
      title: sentence(fix.title),
      kind: 'quickfix' as const,
      isPreferred: fix.safe,
      diagnostic,
      change: () => onlyEdits(fix.edits),
    };
  });
}

/** All fixes of the file that are certainly what was meant, as far as they do not meet. */
export function fixAllAction(diagnostics: readonly Diagnostic[]): readonly CodeAction[] {
  const safe = diagnostics.flatMap(({ fix }) => (fix?.safe === true ? fix : []));
  if (safe.length === 0) return [];
  return [
    {
      id: 'fix all',
      title: `Fix ${safe.length === 1 ? 'one finding' : `${safe.length} findings`} in this file`,
      kind: 'source.fixAll.machlint',
      isPreferred: false,
      diagnostic: undefined,
      change: () => {
        const taken = createEditSet();
        return onlyEdits(
          safe.filter(({ edits }) => taken.add(edits)).flatMap(({ edits }) => edits),
        );
      },
    },
  ];
}

function sentence(title: string): string {
  return title.charAt(0).toUpperCase() + title.slice(1);
}
