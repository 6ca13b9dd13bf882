import type { Diagnostic } from '../rules/rule.ts';
import type { Edit } from '../text/edit.ts';
import type { FileId } from '../text/span.ts';

/** What a person may let the editor do at a place. */
export interface CodeAction {
  /** Tells it from the others at the same place of the same text. */
  readonly id: string;
  readonly title: string;
  readonly kind: 'quickfix' | 'refactor.rewrite' | 'source.fixAll.machlint';
  /** Certainly what was meant. */
  readonly isPreferred: boolean;
  /** What it removes. */
  readonly diagnostic: Diagnostic | undefined;
  /** Worked out when the person chooses it. */
  readonly change: () => Change;
}

export interface Change {
  readonly edits: readonly Edit[];
  /** Files that do not exist yet, with their texts. */
  readonly creates: readonly { readonly file: FileId; readonly text: string }[];
}

export function onlyEdits(edits: readonly Edit[]): Change {
  return { edits, creates: [] };
}
