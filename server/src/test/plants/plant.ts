import type { Edit } from '../../text/edit.ts';
import { span, type FileId, type Span } from '../../text/span.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';

/** One fault that can be put into one file of a healthy tree. */
export interface Plant {
  readonly file: FileId;
  /** Where the fault stands in the text as it was. */
  readonly at: number;
  readonly edits: readonly Edit[];
  /** What was done, for a list of misses: `` `KERN_FAILURE` becomes `KERN_FIALURE` ``. */
  readonly what: string;
  /** Whether a reader of the changed tree alone can know; an interface that was renumbered as a whole looks healthy. */
  readonly isTellable: boolean;
}

/** Stands for an entry of the report's `problems`, where a missing include in angle brackets is told. */
export const missingInclude = 'problems';

/** A kind of fault: a slip that people make, and the rules of which one must see it. */
export interface PlantKind {
  readonly name: string;
  readonly caughtBy: readonly string[];
  /** Every place of a tree where it can be planted, in the order of the files. */
  readonly sites: (snapshot: Snapshot) => readonly Plant[];
}

/** Replaces the text at one place. */
export function replacing(at: Span, insert: string, what: string, isTellable = true): Plant {
  return { file: at.file, at: at.start, edits: [{ span: at, insert }], what, isTellable };
}

/** Takes a piece of the text away. */
export function removing(at: Span, what: string, isTellable = true): Plant {
  return replacing(at, '', what, isTellable);
}

/** Whether a name stands in the source as MIG sees it: no macro made it. */
export function isPlain(
  snapshot: Snapshot,
  { text, written }: { readonly text: string; readonly written: Span },
): boolean {
  return snapshot.files.get(written.file)?.text.slice(written.start, written.end) === text;
}

export function textAt(snapshot: Snapshot, { file, start, end }: Span): string {
  return snapshot.files.get(file)?.text.slice(start, end) ?? '';
}

/** Every match of a pattern in a file, as spans of its first group, or of the whole where it has none. */
export function matches(snapshot: Snapshot, file: FileId, pattern: RegExp): readonly Span[] {
  const { text } = snapshot.files.get(file) ?? { text: '' };
  return [...text.matchAll(pattern)].map((match) => {
    const wanted = match[1] ?? match[0];
    const start = match.index + match[0].indexOf(wanted);
    return span(file, start, start + wanted.length);
  });
}

/** A slip of the fingers: two letters in the middle change places, or one is lost where they are equal. */
export function misspelt(word: string): string {
  const middle = Math.max(1, word.length >> 1);
  const [left = '', right = ''] = [word[middle - 1], word[middle]];
  const rest = word.slice(middle + 1);
  return left === right
    ? word.slice(0, middle) + rest
    : word.slice(0, middle - 1) + right + left + rest;
}
