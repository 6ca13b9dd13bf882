import type { Span } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { LinkTo } from './markdown.ts';

/** What a description is made from. */
export interface Describing {
  readonly snapshot: Snapshot;
  /** The target whose view is shown; undefined: the first that sees the thing. */
  readonly target: string | undefined;
  readonly linkTo: LinkTo;
  /** The Markdown page of a rule; absent where nobody can read files. */
  readonly documentation?: (rule: string) => string | undefined;
}

/** A description, and what it is about: the name under the cursor. */
export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}
