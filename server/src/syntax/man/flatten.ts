import type { Element, ElementContent, Root, RootContent } from 'hast';
import { HtmlEntityDecoder } from 'entities/decode';
import type { FileId } from '../../text/span.ts';
import { blockElements, hiddenElements, inlineElements } from './elements.ts';
import { blockBorder, flatTextBuilder, type FlatText, type FlatTextBuilder } from './flat-text.ts';

/** A page as a flat text with its elements in document order, each with its range in the text and its source. */
export interface FlatPage extends FlatText {
  readonly elements: readonly FlatElement[];
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

/**
 * Flattens a tree that `rehype-parse` made with positions (`verbose`). Without recursion: the depth is the input's.
 * An element that HTML does not know is a raw `<` before a letter, so its start tag counts as text.
 */
export function flatten(
  root: Root,
  source: string,
  file: FileId,
  toFile: (offset: number) => number,
): FlatPage {
  const builder = flatTextBuilder();
  const elements: Writable<FlatElement>[] = [];
  const path: Frame[] = [{ children: root.children, next: 0, index: -1, name: '', closeAt: 0 }];
  let at = 0;

  for (let frame = path.at(-1); frame !== undefined; frame = path.at(-1)) {
    const node = frame.children[frame.next++];
    if (node === undefined) {
      path.pop();
      const element = elements[frame.index];
      if (element !== undefined) element.end = builder.length;
      if (blockElements.has(frame.name)) builder.atom(blockBorder, frame.closeAt, frame.closeAt);
      continue;
    }
    if (node.type === 'text') {
      const start = node.position?.start.offset ?? at;
      at = node.position?.end.offset ?? start;
      addText(builder, node.value, source, start, at);
    } else if (node.type === 'element' && !hiddenElements.has(node.tagName)) {
      // At the end of the text parse5 may count one unit too many.
      const closeAt = Math.min(node.position?.end.offset ?? at, source.length);
      const element = flatElement(node, at, frame.index);
      const border = node.tagName === 'br' ? '\n' : blockBorder;
      if (blockElements.has(node.tagName)) builder.atom(border, element.open, element.open);
      else if (!inlineElements.has(node.tagName)) {
        builder.verbatim(source.slice(element.open, element.openEnd), element.open);
      }
      element.start = element.end = builder.length;
      const index = elements.push(element) - 1;
      path.push({ children: node.children, next: 0, index, name: node.tagName, closeAt });
    }
  }

  const flat = builder.build(file, toFile);
  return { ...flat, elements };
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

interface Frame {
  readonly children: readonly (RootContent | ElementContent)[];
  next: number;
  readonly index: number;
  readonly name: string;
  readonly closeAt: number;
}

function flatElement(node: Element, at: number, parent: number): Writable<FlatElement> {
  const position = node.data?.position;
  const open = position?.opening?.start.offset ?? node.position?.start.offset ?? at;
  const href = node.properties['href'];
  return {
    name: node.tagName,
    start: 0,
    end: 0,
    parent,
    open,
    openEnd: position?.opening?.end.offset ?? open,
    closeEnd: position?.closing?.end.offset,
    href: typeof href === 'string' ? href : undefined,
  };
}

/** Aligns a text node's value with its source, which differ by references, line breaks and tags that the tree dropped. */
function addText(
  builder: FlatTextBuilder,
  value: string,
  source: string,
  start: number,
  end: number,
): void {
  // Decoding only ever shortens, so equal lengths mean one unit for one.
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
      const reference = readReference(source, at);
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
function readReference(
  source: string,
  at: number,
): { readonly length: number; readonly units: number } {
  let units = 0;
  const decoder = new HtmlEntityDecoder((codePoint) => {
    units += codePoint > 0xffff ? 2 : 1;
  });
  decoder.startEntity(legacy);
  // No name of a reference is longer than 33 units; a numeric one that is, is cut the same way everywhere.
  const consumed = decoder.write(source.slice(at + 1, at + 65), 0);
  return { length: consumed < 0 ? decoder.end() : consumed, units };
}

/** `DecodingMode.Legacy`: in text the semicolon may lack. */
const legacy = 0;

const LF = 10;
const CR = 13;
const NUL = 0;
const AMPERSAND = 38;
const LESS = 60;
