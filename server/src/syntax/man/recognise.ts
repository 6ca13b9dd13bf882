import { isDump, readDump } from './dump.ts';

/**
 * Whether a text is a Mach man page, a source cross-reference viewer's dump of one, or an index of such pages: told by
 * its content alone. Any other HTML is none.
 */
export function looksLikePage(text: string): boolean {
  const head = text.slice(0, headLength);
  if (isDump(head)) return looksLikePage(readDump(head)?.text ?? '');
  return hasTitleAndSynopsis(head) || isIndex(head);
}

/** Every known page has its SYNOPSIS within 900 units; an index lists pages within 2,000. */
const headLength = 8192;

/** `<h2>NAME</h2>`, then `<h3>SYNOPSIS</h3>`; NAME is one C name. */
function hasTitleAndSynopsis(head: string): boolean {
  const title = heading(head, /<h2\b[^<>]*>/gi, /^(?:\s*<[^<>]*>)*\s*[A-Za-z_]\w*\s*</);
  if (title === undefined) return false;
  const rest = head.slice(title);
  return heading(rest, /<h3\b[^<>]*>/gi, /^(?:\s*<[^<>]*>)*\s*SYNOPSIS\s*</i) !== undefined;
}

/** Where the first heading begins that has such a content; tags may stand before it. */
function heading(text: string, tag: RegExp, content: RegExp): number | undefined {
  for (const { 0: start, index } of text.matchAll(tag)) {
    const end = index + start.length;
    if (content.test(text.slice(end, end + longestStart))) return index;
  }
  return undefined;
}

/** Of tags before a heading's text and the text itself: a limit, so that many headings take no more than their number. */
const longestStart = 1000;

/** No title, but links whose text is the name of the file that they point at: `<a href="vm_map.html">vm_map</a>`. */
function isIndex(head: string): boolean {
  const links = [...head.matchAll(/<a href="(\w+)\.html">(?:<\w+>)?\1</gi)].filter(
    ([, name = '']) => /\w_\w/.test(name),
  );
  return links.length >= 3 && !/<h2\b/i.test(head);
}
