import type { Element, ElementContent, Root, RootContent } from 'hast';
import { HtmlEntityDecoder } from 'entities/decode';
import { hiddenElements } from './elements.ts';

/** What a page's tree is told to, in document order. Places are offsets in its source. */
export interface PageSink {
  /** Text whose units correspond to the source's, one to one. */
  verbatim(text: string, start: number): void;
  /** Text that a piece of source stands for as a whole: a decoded reference, a line break of two units. */
  atom(text: string, start: number, end: number): void;
  /** Behind each text. */
  textEnd(at: number): void;
  /** The place is undefined for what a parser made up. */
  open(name: string, at: number | undefined, href: string | undefined): void;
  close(at: number | undefined): void;
}

/** Elements of a tree that begin before it or end behind it. */
export interface Overhang {
  readonly begun: ReadonlySet<Element>;
  readonly unended: ReadonlySet<Element>;
}

export const noOverhang: Overhang = { begun: new Set(), unended: new Set() };

/** Tells a tree that `rehype-parse` made of a source. Without recursion: the depth is the input's. */
export function walkTree(root: Root, source: string, sink: PageSink, overhang = noOverhang): void {
  const path: Frame[] = [{ children: root.children, next: 0, element: undefined }];
  const decoder = referenceDecoder();
  const units = sourceUnits(source);
  let at = 0;

  for (let frame = path.at(-1); frame !== undefined; frame = path.at(-1)) {
    const node = frame.children[frame.next++];
    if (node === undefined) {
      path.pop();
      const { element } = frame;
      if (element !== undefined && !overhang.unended.has(element)) {
        sink.close(element.position?.end.offset);
      }
    } else if (node.type === 'text') {
      const start = textStart(source, node.position?.start.offset ?? at, decoder);
      // At the end of the text parse5 may count one unit too many.
      at = Math.min(node.position?.end.offset ?? start, source.length);
      if (units !== undefined && node.value.length === at - start) {
        sink.verbatim(units.slice(start, at), start);
      } else addText(sink, decoder, node.value, source, start, at);
      sink.textEnd(at);
    } else if (node.type === 'element' && !hiddenElements.has(node.tagName)) {
      if (!overhang.begun.has(node)) {
        const href = node.properties['href'];
        sink.open(
          node.tagName,
          node.position?.start.offset,
          typeof href === 'string' ? href : undefined,
        );
      }
      path.push({ children: node.children, next: 0, element: node });
    }
  }
}

interface Frame {
  readonly children: readonly (RootContent | ElementContent)[];
  next: number;
  readonly element: Element | undefined;
}

/** Behind what it drops (a NUL, the line break behind `<pre>`) parse5 may place a text at the end of its first reference. */
function textStart(source: string, start: number, decoder: ReferenceDecoder): number {
  if (start === 0 || source.charCodeAt(start - 1) === GREATER) return start;
  const from = Math.max(0, start - longestReference);
  const ampersand = from + source.slice(from, start + 1).lastIndexOf('&');
  const isInside = ampersand >= from && ampersand + decoder(source, ampersand).length > start;
  return isInside ? ampersand : start;
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
  sink: PageSink,
  decoder: ReferenceDecoder,
  value: string,
  source: string,
  start: number,
  end: number,
): void {
  if (value.length === end - start) return sink.verbatim(value, start);
  let at = start;
  let done = 0;
  let run = 0;
  const flush = (): void => {
    if (done > run) sink.verbatim(value.slice(run, done), at - (done - run));
    run = done;
  };
  while (done < value.length && at < end) {
    const unit = source.charCodeAt(at);
    const wanted = value.charCodeAt(done);
    if (unit === AMPERSAND) {
      const reference = decoder(source, at);
      if (reference.length > 0) {
        flush();
        sink.atom(value.slice(done, done + reference.units), at, at + reference.length);
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
      sink.atom('\n', at, at + 2);
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
  if (done < value.length) sink.atom(value.slice(done), Math.min(at, end), end);
}

/** The source length of the character reference at an `&` and the UTF-16 units that it stands for; 0 where there is none. */
type ReferenceDecoder = (
  source: string,
  at: number,
) => { readonly length: number; readonly units: number };

function referenceDecoder(): ReferenceDecoder {
  let units = 0;
  const create = (): HtmlEntityDecoder =>
    new HtmlEntityDecoder((codePoint) => {
      units += codePoint > 0xffff ? 2 : 1;
    });
  let decoder: HtmlEntityDecoder | undefined;
  return (source, at) => {
    units = 0;
    decoder ??= create();
    decoder.startEntity(legacy);
    const consumed = decoder.write(source.slice(at + 1, at + longestReference), 0);
    return { length: consumed < 0 ? decoder.end() : consumed, units };
  };
}

/** No name of a reference is longer than 33 units; a numeric one that is, is cut the same way everywhere. */
const longestReference = 65;

/** `DecodingMode.Legacy`: in text the semicolon may lack. */
const legacy = 0;

const LF = 10;
const CR = 13;
const NUL = 0;
const AMPERSAND = 38;
const LESS = 60;
const GREATER = 62;
