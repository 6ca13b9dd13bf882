/** Whether a page's name for a parameter is only another spelling of the interface's: `names_count` of `namesCnt`. */
export function areAlike(page: string, inInterface: string): boolean {
  return page === inInterface || bareName(page) === bareName(inInterface);
}

/** Whether a page's name says that the parameter counts the elements of another one. */
export function isCountName(name: string): boolean {
  return /(?:^|_)count$|_?cnt$/i.test(name);
}

/** A parameter's name without what only spelling differs in. */
export function bareName(name: string): string {
  return name
    .toLowerCase()
    .replace(/_?(?:count|cnt)$/, '#')
    .replaceAll('_', '');
}
