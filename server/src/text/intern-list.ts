import { createVariants, type Variants } from './variants.ts';

/**
 * Lists of the same objects in the same order become one list, so that what is made of a list can be remembered with
 * it. Known lists are freed with their first element.
 */
export function createListPool<Item extends object>(): (items: readonly Item[]) => readonly Item[] {
  const known: Variants<Item, readonly Item[]> = createVariants();
  return (items) => {
    const [first] = items;
    if (first === undefined) return nothing;
    const same = known.find(first, (each) => areSame(each, items));
    if (same === undefined) known.add(first, items);
    return same ?? items;
  };
}

const nothing: readonly never[] = [];

/** Whether two lists hold the same objects in the same order. */
export function areSame<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
