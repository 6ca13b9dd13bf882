import { formattingElements } from './elements.ts';
import type { Tag } from './tags.ts';

/** How much of a page is read, and why not more. */
export interface Readable {
  /** Units of the source that are read. */
  readonly length: number;
  readonly reason: string | undefined;
}

/** Units of a page that are read at most: the longest known page has 45,000. */
export const maxPageLength = 2 ** 20;

/** Elements in one another; known pages need at most 40, their unclosed `<strong>`s counted. */
const maxDepth = 256;

/** Units of one tag: an HTML parser compares every attribute with all before it. */
const maxTagLength = 2 ** 14;

/** Clones that unclosed formatting elements may cause: every later element may repeat each of them. */
const maxClones = 200_000;

/**
 * How far a source can be read in time and memory that its length bounds: an HTML parser builds its tree recursively
 * and repeats unclosed formatting elements, so a small text can be a bomb. The estimate is never too low: an end tag
 * counts only where it closes the last element, and behind an element that changes what tags mean none does.
 */
export function readableLength(source: string, tags: readonly Tag[]): Readable {
  const open: string[] = [];
  let formatting = 0;
  let clones = 0;
  for (const tag of tags) {
    if (tag.end > maxPageLength) break;
    if (tag.end - tag.start > maxTagLength)
      return cutAt(tag, `a tag of more than ${maxTagLength} characters`);
    if (tag.isEnd) {
      const last = lastToClose(open, tag.name);
      if (open[last] !== tag.name) continue;
      open.length = last;
      if (formattingElements.has(tag.name)) formatting--;
      continue;
    }
    clones += formatting;
    if (clones > maxClones) return cutAt(tag, `${formatting} unclosed formatting elements`);
    if (unusualElements.has(tag.name))
      return unusualLength(source, tag.start, maxDepth - open.length);
    if (neverNested.has(tag.name)) continue;
    const item = itemKinds.get(tag.name);
    if (item !== undefined && item === itemKinds.get(open.at(-1) ?? '')) open.pop();
    if (formattingElements.has(tag.name)) formatting++;
    if (open.push(tag.name) > maxDepth) return cutAt(tag, tooDeep);
  }
  return upTo(source.length);
}

function cutAt({ start }: Tag, reason: string): Readable {
  return { length: start, reason };
}

/** The element that an end tag closes if it has its name: the last one, or the one that unclosed items stand in. */
function lastToClose(open: readonly string[], name: string): number {
  let last = open.length - 1;
  if (formattingElements.has(name)) return last;
  while (open[last] !== name && itemKinds.has(open[last] ?? '')) last--;
  return last;
}

/** Items of a list: one ends where the next of its kind begins, but an `<li>` in a `<dd>` does not end that. */
const itemKinds = new Map([
  ['dt', 'd'],
  ['dd', 'd'],
  ['li', 'li'],
]);

/** How far to read where any `<` before a letter may open an element and none may close one. */
function unusualLength(source: string, start: number, room: number): Readable {
  const tag = /<[a-z]/gi;
  tag.lastIndex = start;
  for (let left = room; left > 0; left--) {
    if (tag.exec(source) === null) return upTo(source.length);
  }
  return { ...upTo(Math.max(start, tag.lastIndex - 2)), reason: tooDeep };
}

function upTo(length: number): Readable {
  return length > maxPageLength
    ? { length: maxPageLength, reason: `more than ${maxPageLength} characters` }
    : { length, reason: undefined };
}

const tooDeep = `elements more than ${maxDepth} deep in one another`;

/** Elements without an end, and elements that the start of the next one of their kind closes. */
const neverNested = new Set(
  'area base br col embed hr img input link meta p param source td th tr track wbr'.split(' '),
);

/** Elements inside which tags are text, or follow other rules. */
const unusualElements = new Set('frameset math script select svg template'.split(' '));
