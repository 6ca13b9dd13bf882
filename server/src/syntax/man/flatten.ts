import type { FileId } from '../../text/span.ts';
import { blockElements, headingElements, knownElements } from './elements.ts';
import type { Tag } from './tags.ts';
import { blockBorder, flatTextBuilder, type Range, type FlatText } from './flat-text.ts';
import type { PageSink } from './walk-tree.ts';

/** A page as a flat text with its elements in document order, each with its range in the text and its source. */
export interface FlatPage extends FlatText {
  /** Those whose places mean something: headings, lists and their items, `<pre>`, links, rules and emphasis. */
  readonly elements: readonly FlatElement[];
  readonly headings: readonly FlatElement[];
}

export interface FlatElement {
  /** Lower-case: `strong`. */
  readonly name: string;
  /** The range of its text. */
  readonly start: number;
  readonly end: number;
  /** The element that holds it, as an index into `elements`; -1 at the root. */
  readonly parent: number;
  /** Its start tag in the page's source. A clone of an unclosed element has the original's. */
  readonly open: number;
  readonly openEnd: number;
  /** Behind its end tag; undefined where it has none of its own. */
  readonly closeEnd: number | undefined;
  readonly href: string | undefined;
}

/** The elements that begin in a range, in order. */
export function elementsWithin(
  { elements }: FlatPage,
  { start, end }: Range,
): readonly FlatElement[] {
  return elements.slice(firstFrom(elements, start), firstFrom(elements, end));
}

/** The index of the first element that begins at an offset or behind it. */
function firstFrom(elements: readonly FlatElement[], offset: number): number {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((elements[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Makes a flat page of what it is told of a source. */
export interface FlatPageBuilder extends PageSink {
  build(file: FileId, toFile: (offset: number) => number): FlatPage;
}

/**
 * An element that HTML does not know is a raw `<` before a letter, so its start tag counts as text. Where tags end is
 * asked of the source's own tags: the tree's `verbose` positions cost a tenth of the parsing.
 */
export function flatPageBuilder(source: string, tags: readonly Tag[]): FlatPageBuilder {
  const builder = flatTextBuilder();
  const elements: Writable<FlatElement>[] = [];
  const headings: FlatElement[] = [];
  const path: Open[] = [];
  /** Where the last text ended: what has no place of its own stands there. */
  let textEnd = 0;

  return {
    verbatim: builder.verbatim,
    atom: builder.atom,
    textEnd(at) {
      textEnd = at;
    },
    open(name, place, href) {
      const at = place ?? textEnd;
      if (blockElements.has(name)) builder.atom(name === 'br' ? '\n' : blockBorder, at, at);
      else if (!knownElements.has(name)) {
        builder.verbatim(source.slice(at, tagEnd(tags, at)), at);
      }
      let index = path.at(-1)?.index ?? -1;
      let element: Writable<FlatElement> | undefined;
      if (readElements.has(name)) {
        element = {
          name,
          start: builder.length,
          end: builder.length,
          parent: index,
          open: at,
          openEnd: tagEnd(tags, at),
          closeEnd: undefined,
          href,
        };
        index = elements.push(element) - 1;
        if (headingElements.has(name)) headings.push(element);
      }
      path.push({ name, at, index, element });
    },
    close(place) {
      const open = path.pop();
      if (open === undefined) return;
      const { name, element } = open;
      // At the end of the text parse5 may count one unit too many.
      const at = Math.min(place ?? open.at, source.length);
      if (element !== undefined) {
        element.end = builder.length;
        if (isEndTag(source, name, at)) element.closeEnd = at;
      }
      if (blockElements.has(name)) builder.atom(blockBorder, at, at);
    },
    build: (file, toFile) => ({ ...builder.build(file, toFile), elements, headings }),
  };
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** An element whose end has not been told yet. */
interface Open {
  readonly name: string;
  /** Where its start tag begins. */
  readonly at: number;
  /** It or, where its places mean nothing, the innermost element of the page that holds it; -1 where none does. */
  readonly index: number;
  readonly element: Writable<FlatElement> | undefined;
}

const readElements: ReadonlySet<string> = new Set([
  ...headingElements,
  ...'a b dd dl dt em hr i ol pre strong ul var'.split(' '),
]);

/** Behind the tag that begins at an offset. */
function tagEnd(tags: readonly Tag[], start: number): number {
  let low = 0;
  let high = tags.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const tag = tags[middle];
    if (tag === undefined) break;
    if (tag.start === start) return tag.end;
    if (tag.start < start) low = middle + 1;
    else high = middle - 1;
  }
  return start;
}

/** Whether an end tag of a name ends at an offset: an element without one ends where its last child does. */
function isEndTag(source: string, name: string, end: number): boolean {
  if (source.charCodeAt(end - 1) !== GREATER) return false;
  const start = source.lastIndexOf('<', end - 1);
  return (
    source.charCodeAt(start + 1) === SLASH &&
    source.slice(start + 2, start + 2 + name.length).toLowerCase() === name
  );
}

const SLASH = 47;
const GREATER = 62;
