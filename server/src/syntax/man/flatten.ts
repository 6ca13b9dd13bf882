import type { ElementContent, Root, RootContent } from 'hast';
import { HtmlEntityDecoder } from 'entities/decode';
import { lazy } from '../../text/lazy.ts';
import type { FileId } from '../../text/span.ts';
import { blockElements, headingElements, hiddenElements, knownElements } from './elements.ts';
import type { Tag } from './tags.ts';
import {
  blockBorder,
  flatTextBuilder,
  type Range,
  type FlatText,
  type FlatTextBuilder,
} from './flat-text.ts';

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

/**
 * Flattens a tree that `rehype-parse` made. Without recursion: the depth is the input's. An element that HTML does not
 * know is a raw `<` before a letter, so its start tag counts as text. Where tags end is asked of the source's own tags:
 * the tree's `verbose` positions cost a tenth of the parsing.
 */
export function flatten(
  root: Root,
  source: string,
  tags: readonly Tag[],
  file: FileId,
  toFile: (offset: number) => number,
): FlatPage {
  const builder = flatTextBuilder();
  const elements: Writable<FlatElement>[] = [];
  const headings: FlatElement[] = [];
  const path: Frame[] = [
    { children: root.children, next: 0, index: -1, element: undefined, name: '', closeAt: 0 },
  ];
  const decoder = lazy(referenceDecoder);
  const units = sourceUnits(source);
  let at = 0;

  for (let frame = path.at(-1); frame !== undefined; frame = path.at(-1)) {
    const node = frame.children[frame.next++];
    if (node === undefined) {
      path.pop();
      if (frame.element !== undefined) frame.element.end = builder.length;
      if (blockElements.has(frame.name)) builder.atom(blockBorder, frame.closeAt, frame.closeAt);
      continue;
    }
    if (node.type === 'text') {
      const start = node.position?.start.offset ?? at;
      at = node.position?.end.offset ?? start;
      if (units !== undefined && node.value.length === at - start) {
        builder.verbatim(units.slice(start, at), start);
      } else addText(builder, decoder(), node.value, source, start, at);
    } else if (node.type === 'element' && !hiddenElements.has(node.tagName)) {
      const { tagName: name, children } = node;
      const open = node.position?.start.offset ?? at;
      // At the end of the text parse5 may count one unit too many.
      const closeAt = Math.min(node.position?.end.offset ?? open, source.length);
      if (blockElements.has(name)) builder.atom(name === 'br' ? '\n' : blockBorder, open, open);
      else if (!knownElements.has(name)) {
        builder.verbatim(source.slice(open, tagEnd(tags, open)), open);
      }
      let { index } = frame;
      let element: Writable<FlatElement> | undefined;
      if (readElements.has(name)) {
        const href = node.properties['href'];
        element = {
          name,
          start: builder.length,
          end: builder.length,
          parent: index,
          open,
          openEnd: tagEnd(tags, open),
          closeEnd: isEndTag(source, name, closeAt) ? closeAt : undefined,
          href: typeof href === 'string' ? href : undefined,
        };
        index = elements.push(element) - 1;
        if (headingElements.has(name)) headings.push(element);
      }
      path.push({ children, next: 0, index, element, name, closeAt });
    }
  }

  const flat = builder.build(file, toFile);
  return { ...flat, elements, headings };
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

interface Frame {
  readonly children: readonly (RootContent | ElementContent)[];
  next: number;
  /** The innermost element of the page that holds the children; -1 where none does. */
  readonly index: number;
  readonly element: Writable<FlatElement> | undefined;
  readonly name: string;
  readonly closeAt: number;
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

/**
 * The source as text nodes have it that are as long as their source: decoding only ever shortens, so these are the same
 * unit for unit, but for a bare CR. A slice costs nothing, while a node's value is a rope of single characters.
 * Undefined where a NUL, which is dropped here and replaced there, makes even those unequal.
 */
function sourceUnits(source: string): string | undefined {
  if (source.includes('\0')) return undefined;
  return source.includes('\r') ? source.replaceAll('\r', '\n') : source;
}

/** Aligns a text node's value with its source, which differ by references, line breaks and tags that the tree dropped. */
function addText(
  builder: FlatTextBuilder,
  decoder: ReferenceDecoder,
  value: string,
  source: string,
  start: number,
  end: number,
): void {
  if (value.length === end - start) return builder.verbatim(value, start);
  let at = start;
  let done = 0;
  let run = 0;
  const flush = (): void => {
    builder.verbatim(value.slice(run, done), at - (done - run));
    run = done;
  };
  while (done < value.length && at < end) {
    const unit = source.charCodeAt(at);
    const wanted = value.charCodeAt(done);
    if (unit === AMPERSAND) {
      const reference = decoder(source, at);
      if (reference.length > 0) {
        flush();
        builder.atom(value.slice(done, done + reference.units), at, at + reference.length);
        at += reference.length;
        run = done += reference.units;
        continue;
      }
    }
    if (unit === wanted || (unit === CR && wanted === LF && source.charCodeAt(at + 1) !== LF)) {
      at++;
      done++;
    } else if (unit === CR && wanted === LF) {
      flush();
      builder.atom('\n', at, at + 2);
      at += 2;
      run = done += 1;
    } else if (unit === NUL || unit === CR || unit === LF) {
      // Dropped by the parser: NUL in text, and the line break behind `<pre>`.
      flush();
      at++;
    } else if (unit === LESS) {
      // A tag that left no trace in the tree: a stray end tag between two texts that became one.
      flush();
      const close = source.indexOf('>', at);
      at = close < 0 || close >= end ? end : close + 1;
    } else {
      break;
    }
  }
  flush();
  if (done < value.length) builder.atom(value.slice(done), Math.min(at, end), end);
}

/** The source length of the character reference at an `&` and the UTF-16 units that it stands for; 0 where there is none. */
type ReferenceDecoder = (
  source: string,
  at: number,
) => { readonly length: number; readonly units: number };

function referenceDecoder(): ReferenceDecoder {
  let units = 0;
  const decoder = new HtmlEntityDecoder((codePoint) => {
    units += codePoint > 0xffff ? 2 : 1;
  });
  return (source, at) => {
    units = 0;
    decoder.startEntity(legacy);
    // No name of a reference is longer than 33 units; a numeric one that is, is cut the same way everywhere.
    const consumed = decoder.write(source.slice(at + 1, at + 65), 0);
    return { length: consumed < 0 ? decoder.end() : consumed, units };
  };
}

/** `DecodingMode.Legacy`: in text the semicolon may lack. */
const legacy = 0;

const LF = 10;
const CR = 13;
const NUL = 0;
const AMPERSAND = 38;
const SLASH = 47;
const LESS = 60;
const GREATER = 62;
