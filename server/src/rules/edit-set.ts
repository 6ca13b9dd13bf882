import type { Edit } from '../text/edit.ts';
import { compareSpans } from '../text/span.ts';

/** Edits of one moment that can be applied together. */
export interface EditSet {
  /** Takes all of the edits or, where one meets another of the set, none; says which. */
  add(edits: readonly Edit[]): boolean;
}

export function createEditSet(): EditSet {
  const taken = new Map<string, Edit[]>();
  const isFree = (edit: Edit): boolean => {
    const ofFile = taken.get(edit.span.file) ?? [];
    const at = positionIn(ofFile, edit);
    return !meets(ofFile[at - 1], edit) && !meets(ofFile[at], edit);
  };
  return {
    add(edits) {
      if (!edits.every(isFree)) return false;
      for (const edit of edits) {
        const ofFile = taken.get(edit.span.file) ?? [];
        ofFile.splice(positionIn(ofFile, edit), 0, edit);
        taken.set(edit.span.file, ofFile);
      }
      return true;
    },
  };
}

/** Whether two edits of one file overlap, or touch where one only inserts: then their order would matter. */
function meets(a: Edit | undefined, b: Edit): boolean {
  if (a === undefined) return false;
  const overlap = Math.min(a.span.end, b.span.end) - Math.max(a.span.start, b.span.start);
  const isInsertion = a.span.start === a.span.end || b.span.start === b.span.end;
  return overlap > 0 || (overlap === 0 && isInsertion);
}

/** Where the edit stands among sorted ones that do not overlap. */
function positionIn(sorted: readonly Edit[], { span }: Edit): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = sorted[middle];
    if (other !== undefined && compareSpans(other.span, span) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
