import { groupOf } from './catalog.ts';

/**
 * Whether a rule compares a file with the rest of the tree, or claims that something is nowhere in it: of a part of the
 * tree it would say what is not so.
 */
export function needsWhole(rule: string): boolean {
  return groupOf(rule) === 'sync' || comparing.has(rule);
}

const comparing: ReadonlySet<string> = new Set([
  'codes/misspelt',
  'codes/unknown',
  'ids/differs-between-targets',
  'ids/duplicate-routine',
  'ids/misspelt-condition',
  'ids/range-overlap',
  'ids/reply-range-overlap',
  'man/broken-link',
  'man/link-text-mismatch',
  'man/related-not-linked',
  'man/unknown-return-code',
  'man/unknown-routine-mention',
  'style/unused-type',
]);
