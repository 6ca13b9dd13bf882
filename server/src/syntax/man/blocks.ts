import type { Element, Root } from 'hast';
import { areSame } from '../../text/intern-list.ts';
import { unreachable } from '../../text/unreachable.ts';
import { placesToBegin } from './open-elements.ts';
import { parseHtml } from './parse-html.ts';
import type { Tag } from './tags.ts';
import { walkTree, type PageSink } from './walk-tree.ts';

/**
 * A stretch of a page that was parsed on its own, behind start tags for what is open before it. It is what its text and
 * the elements open around it make of it, so the next version of the page can have it wherever it comes to stand.
 */
export interface Block {
  readonly text: string;
  /** The names of the elements that are open before it and behind it, outermost first. */
  readonly before: readonly string[];
  readonly behind: readonly string[];
  /** What it tells, places from its own beginning. */
  readonly steps: readonly Step[];
  /** Where the last child of the innermost element ends that is open behind it, if that has one with a place. */
  readonly tail: number | undefined;
}

type Step =
  | { readonly kind: 'verbatim'; readonly text: string; readonly start: number }
  | { readonly kind: 'atom'; readonly text: string; readonly start: number; readonly end: number }
  | { readonly kind: 'textEnd'; readonly at: number }
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly at: number | undefined;
      readonly href: string | undefined;
    }
  | { readonly kind: 'close'; readonly at: number | undefined };

/**
 * Cuts a source into blocks and reads those that are new. Told one after the other they tell what the whole tells.
 * @param known the blocks of an earlier version
 * @param length units that a block has at least
 */
export function readBlocks(
  source: string,
  tags: readonly Tag[],
  known: readonly Block[],
  length = blockLength,
): readonly Block[] {
  const blocks: Block[] = [];
  for (const { text, before, behind, same } of cut(source, tags, known, length)) {
    const block = same ?? readBlock(text, before, behind);
    if (block === undefined) return [readWhole(source)];
    blocks.push(block);
  }
  return blocks;
}

/** Long enough that the start of a parser is a small part of it, short enough to be read within a millisecond. */
const blockLength = 1500;

/** A changed stretch shorter than this is no block of its own. */
const shortRest = 400;

/**
 * Tells what the blocks of a source tell. An element without an end tag ends where its last child does: of those that
 * the first tag of a block closes, that child stands in a block before.
 */
export function replayBlocks(blocks: readonly Block[], sink: PageSink): void {
  let base = 0;
  let tail: number | undefined;
  for (const block of blocks) {
    for (const step of block.steps) {
      if (step.kind === 'close' && step.at === 0) sink.close((tail ??= base));
      else tell(step, base, sink);
    }
    tail = block.tail === undefined ? undefined : base + block.tail;
    base += block.text.length;
  }
}

function tell(step: Step, base: number, sink: PageSink): void {
  switch (step.kind) {
    case 'verbatim':
      return sink.verbatim(step.text, base + step.start);
    case 'atom':
      return sink.atom(step.text, base + step.start, base + step.end);
    case 'textEnd':
      return sink.textEnd(base + step.at);
    case 'open':
      return sink.open(step.name, step.at === undefined ? undefined : base + step.at, step.href);
    case 'close':
      return sink.close(step.at === undefined ? undefined : base + step.at);
    default:
      return unreachable(step);
  }
}

interface Piece extends Pick<Block, 'text' | 'before' | 'behind'> {
  /** The block of the earlier version that it is. */
  readonly same: Block | undefined;
}

/** The pieces of a source: the known blocks at its start and at its end that it still has, and new ones between. */
function cut(
  source: string,
  tags: readonly Tag[],
  known: readonly Block[],
  length: number,
): readonly Piece[] {
  const places = placesToBegin(tags);
  const byOffset = new Map(places.map(({ at, open }) => [at, open]));
  const { first, last, start, end } = changedRange(source, known, (at) => byOffset.has(at));

  const starts: { readonly at: number; readonly same: Block | undefined }[] = [];
  const keep = (blocks: readonly Block[], from: number): void => {
    let at = from;
    for (const same of blocks) {
      starts.push({ at, same });
      at += same.text.length;
    }
  };
  keep(known.slice(0, first), 0);
  if (end > start) {
    let from = start;
    starts.push({ at: from, same: undefined });
    for (const { at } of places) {
      if (at - from < length || end - at < length) continue;
      starts.push({ at, same: undefined });
      from = at;
    }
  }
  keep(known.slice(last), end);

  return starts.map(({ at, same }, index) => {
    const next = starts[index + 1]?.at ?? source.length;
    const before = byOffset.get(at) ?? [];
    const behind = byOffset.get(next) ?? [];
    const holds =
      same !== undefined && areSame(same.before, before) && areSame(same.behind, behind);
    return { text: source.slice(at, next), before, behind, same: holds ? same : undefined };
  });
}

interface ChangedRange {
  readonly start: number;
  readonly end: number;
  /** How many blocks stand before it, and the index of the first one behind it. */
  readonly first: number;
  readonly last: number;
}

/** The range of a source between the known blocks that it still begins and ends with. */
function changedRange(
  source: string,
  known: readonly Block[],
  isPlace: (at: number) => boolean,
): ChangedRange {
  let first = 0;
  let start = 0;
  for (const { text } of known) {
    const next = start + text.length;
    if (!source.startsWith(text, start) || !(isPlace(next) || next === source.length)) break;
    start = next;
    first++;
  }
  let last = known.length;
  let end = source.length;
  for (const { text } of known.slice(first).reverse()) {
    const previous = end - text.length;
    if (previous < start || !source.endsWith(text, end)) break;
    if (!(isPlace(previous) || previous === 0)) break;
    end = previous;
    last--;
  }
  // A short rest joins the block before it: blocks would become ever smaller.
  const before = known[first - 1];
  if (before !== undefined && end > start && end - start < shortRest) {
    start -= before.text.length;
    first--;
  }
  return { start, end, first, last };
}

/** Reads a piece; undefined where its tree does not hang together with what is open as was expected. */
function readBlock(
  piece: string,
  before: readonly string[],
  behind: readonly string[],
): Block | undefined {
  const text = apart(piece);
  const context = before.map((name) => `<${name}>`).join('');
  const root = parseHtml(context + text);
  const begun = begunElements(root, before);
  const unended = unendedElements(root, behind);
  if (begun === undefined || unended === undefined) return undefined;
  const recorder = createRecorder(context.length);
  walkTree(root, context + text, recorder, { begun, unended });
  const end = [...unended].at(-1)?.children.at(-1)?.position?.end.offset;
  // At the end of the text parse5 may count one unit too many.
  const tail = end === undefined ? undefined : Math.min(end - context.length, text.length);
  return { text, before, behind, steps: recorder.steps, tail };
}

/** A copy of its own: V8 keeps all of a text alive for a slice of it, and each block outlives its version of the page. */
function apart(slice: string): string {
  return ` ${slice}`.slice(1);
}

function readWhole(text: string): Block {
  const recorder = createRecorder(0);
  walkTree(parseHtml(text), text, recorder);
  return { text, before: [], behind: [], steps: recorder.steps, tail: undefined };
}

/** The elements that the start tags before a block made, each the first thing in the one before it. */
function begunElements(root: Root, names: readonly string[]): ReadonlySet<Element> | undefined {
  const elements = new Set<Element>();
  let [node] = root.children;
  let at = 0;
  for (const name of names) {
    if (node?.type !== 'element' || node.tagName !== name) return undefined;
    if (node.position?.start.offset !== at) return undefined;
    elements.add(node);
    at += name.length + 2;
    [node] = node.children;
  }
  return elements;
}

/** The elements that are open behind a block, each the last thing in the one before it. */
function unendedElements(root: Root, names: readonly string[]): ReadonlySet<Element> | undefined {
  const elements = new Set<Element>();
  let node = root.children.at(-1);
  for (const name of names) {
    if (node?.type !== 'element' || node.tagName !== name) return undefined;
    elements.add(node);
    node = node.children.at(-1);
  }
  return elements;
}

function createRecorder(base: number): PageSink & { readonly steps: readonly Step[] } {
  const steps: Step[] = [];
  const place = (at: number | undefined): number | undefined =>
    at === undefined ? undefined : at - base;
  return {
    steps,
    verbatim: (text, start) => steps.push({ kind: 'verbatim', text, start: start - base }),
    atom: (text, start, end) =>
      steps.push({ kind: 'atom', text, start: start - base, end: end - base }),
    textEnd: (at) => steps.push({ kind: 'textEnd', at: at - base }),
    open: (name, at, href) => steps.push({ kind: 'open', name, at: place(at), href }),
    close: (at) => steps.push({ kind: 'close', at: place(at) }),
  };
}
