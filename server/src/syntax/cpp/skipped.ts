import type { Span } from '../../text/span.ts';

/** What every reading of a file skips, given each one's spans in order; neighbours stay apart. */
export function commonSpans(readings: readonly (readonly Span[])[]): readonly Span[] {
  const [first = [], ...others] = readings;
  return others.reduce(intersection, first);
}

/** Whether an offset lies in one of the spans of its file, which stand in order. */
export function isWithin(spans: readonly Span[], offset: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const found = spans[low];
  return found !== undefined && found.start <= offset;
}

function intersection(a: readonly Span[], b: readonly Span[]): readonly Span[] {
  const common: Span[] = [];
  let other = 0;
  for (const one of a) {
    while (other < b.length && (b[other]?.end ?? 0) <= one.start) other++;
    for (let at = other; at < b.length; at++) {
      const two = b[at];
      if (two === undefined || two.start >= one.end) break;
      const start = Math.max(one.start, two.start);
      common.push({ file: one.file, start, end: Math.min(one.end, two.end) });
    }
  }
  return common;
}
