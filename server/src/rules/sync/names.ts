/** Whether a page's name for a parameter is only another spelling of the interface's: `names_count` of `namesCnt`. */
export function areAlike(page: string, inInterface: string): boolean {
  return page === inInterface || bare(page) === bare(inInterface);
}

/** Whether a page's name says that the parameter counts the elements of another one. */
export function isCountName(name: string): boolean {
  return /(?:^|_)count$|_?cnt$/i.test(name);
}

function bare(name: string): string {
  return name
    .toLowerCase()
    .replace(/_?(?:count|cnt)$/, '#')
    .replaceAll('_', '');
}
