/** A text without its continuations (`\` at the end of a line), and the way back to the offsets in the original. */
export interface SplicedText {
  readonly text: string;
  /** The original offset of the unit at an offset. */
  readonly start: (offset: number) => number;
  /** The original offset behind the unit that stands before an offset. */
  readonly end: (offset: number) => number;
}

/**
 * Takes the continuations out, as every C compiler does before it looks for tokens: a backslash, blanks perhaps
 * (GCC and Clang accept them), and a line break.
 * Offsets must be asked for in rising order, give or take one token: each answer starts from the last one.
 */
export function withoutSplices(original: string): SplicedText {
  const splices = splicesOf(original);
  if (splices.length === 0) return { text: original, start: same, end: same };

  let text = '';
  let done = 0;
  for (const splice of splices) {
    text += original.slice(done, splice.start);
    splice.offset = text.length;
    done = splice.end;
  }
  text += original.slice(done);

  // `current` splices lie at or before the offset that was asked for last.
  let current = 0;
  const originalOf = (offset: number): number => {
    while (current > 0 && (splices[current - 1]?.offset ?? 0) > offset) current--;
    while (current < splices.length && (splices[current]?.offset ?? Infinity) <= offset) current++;
    const splice = splices[current - 1];
    return splice === undefined ? offset : splice.end + (offset - splice.offset);
  };
  return {
    text,
    start: originalOf,
    end: (offset) => (offset === 0 ? 0 : originalOf(offset - 1) + 1),
  };
}

interface Splice {
  /** In the original. */
  readonly start: number;
  readonly end: number;
  /** In the text without splices. */
  offset: number;
}

function splicesOf(text: string): Splice[] {
  const splices: Splice[] = [];
  for (let at = text.indexOf('\\'); at !== -1; at = text.indexOf('\\', at + 1)) {
    let end = at + 1;
    while (isBlank(text.charCodeAt(end))) end++;
    const unit = text.charCodeAt(end);
    if (unit === 10) splices.push({ start: at, end: end + 1, offset: 0 });
    else if (unit === 13) {
      const isCrLf = text.charCodeAt(end + 1) === 10;
      splices.push({ start: at, end: end + (isCrLf ? 2 : 1), offset: 0 });
    }
  }
  return splices;
}

/** Space, tab, vertical tab, form feed. */
function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 11 || unit === 12;
}

function same(offset: number): number {
  return offset;
}
