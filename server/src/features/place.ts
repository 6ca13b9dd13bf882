import type { FileId } from '../text/span.ts';

/** Where a cursor stands. */
export interface Place {
  readonly file: FileId;
  readonly offset: number;
}
