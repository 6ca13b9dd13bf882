import type { Span } from '../text/span.ts';
import type { SymbolId } from '../workspace/occurrence.ts';

/** Something that may be put in at a place. */
export interface Proposal {
  readonly kind:
    | 'keyword'
    | 'flag'
    | 'type'
    | 'macro'
    | 'file'
    | 'routine'
    | 'argument'
    | 'code'
    | 'rule'
    | 'heading'
    | 'annotation'
    | 'snippet';
  readonly label: string;
  /** A few words behind the label. */
  readonly detail: string;
  readonly insert: string;
  /** Whether `insert` has places to fill in, `${1:name}` and `$0`, with `$`, `}` and `\` of its own escaped. */
  readonly isSnippet: boolean;
  /** 0 first; equal ones by `uses`, then by label. */
  readonly rank: number;
  /** How often the workspace uses it here; absent counts as never. */
  readonly uses?: number;
  /** The file that it comes from, as a path in the workspace. */
  readonly origin?: string;
  /** What tells more about it on demand. */
  readonly about: About;
}

export type About =
  | { readonly kind: 'symbol'; readonly symbol: SymbolId }
  | { readonly kind: 'keyword'; readonly word: string }
  | { readonly kind: 'rule'; readonly rule: string }
  | { readonly kind: 'nothing' };

export interface Completion {
  /** What the proposals take the place of. */
  readonly replaced: Span;
  readonly proposals: readonly Proposal[];
}

/** A proposal that is put in as it is written. */
export function word(
  kind: Proposal['kind'],
  label: string,
  detail: string,
  about: About,
  rank = 1,
): Proposal {
  return { kind, label, detail, insert: label, isSnippet: false, rank, about };
}

export const nothing: About = { kind: 'nothing' };

/** The order of proposals, best first. */
export function byRank(a: Proposal, b: Proposal): number {
  const order = a.rank - b.rank || (b.uses ?? 0) - (a.uses ?? 0);
  return order || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0);
}
