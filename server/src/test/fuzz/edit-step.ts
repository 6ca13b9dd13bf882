import fc from 'fast-check';
import { interfacePieces } from './interface-target.ts';
import { hostilePieces } from './mutate.ts';
import { pagePieces } from './page-target.ts';

/** Text that goes into a file in the place of other text. */
export interface EditStep {
  readonly kind: 'edit';
  /** The file's index. */
  readonly file: number;
  /** A part of its length. */
  readonly at: number;
  /** UTF-16 units that go. */
  readonly length: number;
  readonly insert: string;
}

export const part = fc.double({ min: 0, max: 1, noNaN: true });

/** Edits of so many files, each of which takes away no more than a few units. */
export function editSteps(files: number, longest: number): fc.Arbitrary<EditStep> {
  return fc.record({
    kind: fc.constant('edit' as const),
    file: fc.nat(files - 1),
    at: part,
    length: fc.nat(longest),
    insert: fc.constantFrom('', ...interfacePieces, ...pagePieces, ...hostilePieces),
  });
}
