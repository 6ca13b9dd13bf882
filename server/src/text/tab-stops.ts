/** Columns between two tab stops, as editors and Apple's and GNU's sources have them. */
export const tabWidth = 8;

/** The first tab stop behind a column. */
export function nextTab(column: number): number {
  return (Math.floor(column / tabWidth) + 1) * tabWidth;
}

/** The column behind a text of one line that begins at a column; columns count from 0, as an editor shows them. */
export function columnAfter(column: number, text: string): number {
  let at = column;
  for (const character of text) at = character === '\t' ? nextTab(at) : at + 1;
  return at;
}
