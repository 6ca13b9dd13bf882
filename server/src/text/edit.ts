import { compareSpans, type Span } from './span.ts';

/** Replace the span by the text. An empty span inserts. */
export interface Edit {
  readonly span: Span;
  readonly insert: string;
}

/** Applies one file's edits, all of which speak of the text as it was. Overlapping edits are a bug of the caller: it throws. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => compareSpans(a.span, b.span));
  let result = '';
  let done = 0;
  for (const { span, insert } of sorted) {
    if (span.start < done) throw new RangeError(`edits overlap at offset ${span.start}`);
    result += text.slice(done, span.start) + insert;
    done = span.end;
  }
  return result + text.slice(done);
}
