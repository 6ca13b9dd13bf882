/** A place for people and protocols: 0-based line, 0-based UTF-16 unit in that line. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Turns UTF-16 offsets into lines and back. Lines end at LF, CRLF or a bare CR (early XNU pages have CR only). */
export interface LineIndex {
  readonly lineCount: number;
  /** Offsets outside the text are clamped to it. */
  position(offset: number): Position;
  /** A character past the line's end is clamped to that end, a line past the last one to the text's end. */
  offset(position: Position): number;
  /** The offset of the line's first unit. */
  lineStart(line: number): number;
  /** The offset behind the line's last unit, its line break not counted. */
  lineEnd(line: number): number;
}

/** Builds the index on first use: files that nobody asks for lines of cost nothing. */
export function createLineIndex(text: string): LineIndex {
  let cached: readonly number[] | undefined;
  const starts = (): readonly number[] => (cached ??= lineStarts(text));

  const lineStart = (line: number): number => starts()[line] ?? text.length;
  const lineEnd = (line: number): number => {
    const next = starts()[line + 1];
    if (next === undefined) return text.length;
    const isCrLf = text.charCodeAt(next - 1) === LF && text.charCodeAt(next - 2) === CR;
    return next - (isCrLf && next - 2 >= lineStart(line) ? 2 : 1);
  };

  return {
    get lineCount() {
      return starts().length;
    },
    position(offset) {
      const at = Math.max(0, Math.min(offset, text.length));
      const line = lastAtMost(starts(), at);
      return { line, character: at - lineStart(line) };
    },
    offset({ line, character }) {
      if (line < 0) return 0;
      return Math.min(lineStart(line) + Math.max(0, character), lineEnd(line));
    },
    lineStart,
    lineEnd,
  };
}

const LF = 10;
const CR = 13;

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === LF || (unit === CR && text.charCodeAt(i + 1) !== LF)) starts.push(i + 1);
  }
  return starts;
}

/** The index of the last number that is not above the limit; the first number is 0, so there is one. */
function lastAtMost(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? Infinity) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
