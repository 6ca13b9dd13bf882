import type { ManPage } from '../syntax/man/man-page.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { valueOf } from './describe-code.ts';
import { code, list, paragraphs, plain } from './markdown.ts';

/** The return codes that a page names: each with its value, and its meaning here, else its meaning everywhere. */
export function describeReturns(
  snapshot: Snapshot,
  { returnCodes, returnText }: ManPage,
): string | undefined {
  if (returnCodes.length === 0) {
    return returnText === undefined ? undefined : `**Returns** ${plain(returnText.text)}`;
  }
  const items = returnCodes.map(({ code: name, text }) => {
    const known = snapshot.returnCodes.get(name.text);
    const value = known === undefined ? '' : ` (${valueOf(known)})`;
    const meaning = text.text === '' ? (known?.meaning ?? '') : text.text;
    return `${code(name.text)}${value} ${plain(meaning)}`.trim();
  });
  return paragraphs('**Returns**', list(items));
}
