import type { Span } from '../text/span.ts';

/** One line of an outline. */
export interface DocumentSymbol {
  readonly kind:
    | 'page'
    | 'section'
    | 'subsystem'
    | 'routine'
    | 'skip'
    | 'argument'
    | 'type'
    | 'struct'
    | 'member'
    | 'code'
    | 'macro';
  readonly name: string;
  /** A few words behind the name: ids, types. */
  readonly detail: string;
  readonly span: Span;
  /** Lies in `span`. */
  readonly selection: Span;
  readonly children: readonly DocumentSymbol[];
}
