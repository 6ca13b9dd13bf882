/** The items of each file, files and items in their order. */
export function groupByFile<Item extends { readonly file: string }>(
  items: readonly Item[],
): readonly (readonly [file: string, items: readonly Item[]])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(item.file);
    if (group === undefined) groups.set(item.file, [item]);
    else group.push(item);
  }
  return [...groups];
}
