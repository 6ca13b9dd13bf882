import type { SourceFile } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import type { Comment, Directive, FileSyntax } from './file-syntax.ts';
import type { Token } from './token.ts';

/** What the lexer has read of a file up to the beginning of a line, where it knows nothing of what came before. */
export interface KeptLines {
  /** The beginning of the first line that is still to be read: an offset in UTF-16 units. */
  readonly at: number;
  readonly tokens: readonly Token[];
  readonly directives: readonly Directive[];
  readonly comments: readonly Comment[];
}

/**
 * The lines that a text has in common with an earlier one from the beginning on, as they were read then: an edit leaves
 * the tokens above it the same objects, and with them all that is remembered by them.
 */
export function keptLines(before: FileSyntax, file: SourceFile): KeptLines | undefined {
  let at = lineStart(file.text, commonLength(before.file.text, file.text));
  for (;;) {
    const around = spanAround(before.comments, at) ?? spanAround(before.directives, at);
    const open = before.comments.at(-1);
    // What is written behind a comment without an end belongs to it.
    if (open?.closed === false && open.span.start < at) at = lineStart(file.text, open.span.start);
    else if (around !== undefined) at = lineStart(file.text, around.start);
    else break;
  }
  if (at === 0) return undefined;
  return {
    at,
    tokens: before.tokens.slice(
      0,
      countUntil(before.tokens, ({ end }) => end <= at),
    ),
    directives: upTo(before.directives, at),
    comments: upTo(before.comments, at),
  };
}

/** How many units two texts have in common. */
function commonLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

/** The beginning of the line with an offset. A `\r` may become half of a line break by what is typed behind it. */
function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** What reaches over an offset; spans of one kind never overlap. */
function spanAround(items: readonly { readonly span: Span }[], offset: number): Span | undefined {
  const span = items[countUntil(items, (item) => item.span.start < offset) - 1]?.span;
  return span !== undefined && span.end > offset ? span : undefined;
}

function upTo<Item extends { readonly span: Span }>(
  items: readonly Item[],
  offset: number,
): readonly Item[] {
  return items.slice(
    0,
    countUntil(items, ({ span }) => span.end <= offset),
  );
}

/** How many items from the first on are of a kind; behind the first that is not, none is. */
function countUntil<Item>(items: readonly Item[], isBefore: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && isBefore(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}
