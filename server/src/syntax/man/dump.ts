import { isDigit } from '../../text/ascii.ts';

/**
 * A page as a source cross-reference viewer (OpenGrok) dumps it: the first line names the path and revision, and every
 * further line begins with its number, the revision and the tree's name, all glued to the text.
 *
 *     xref: /xnu-8796.121.2/osfmk/man/vm_map.html (revision c54f35ca…)
 *     1*c54f35caSApple OSS Distributions<h2>vm_map</h2>
 *
 * The last line is a number alone.
 */
export interface Dump {
  /** The path that the first line names. */
  readonly path: string;
  /** The page without the prefixes. */
  readonly text: string;
  /** The dump's offset of the page's unit at an offset, or of the end of the last one where the offset is the length. */
  toDump(offset: number): number;
}

/** Whether a text begins as a dump does. */
export function isDump(text: string): boolean {
  return firstLine.test(text);
}

/** Takes the prefixes off; undefined where the text is no dump. A line without a prefix (a person typed it) stays whole. */
export function readDump(text: string): Dump | undefined {
  const path = firstLine.exec(text)?.[1];
  if (path === undefined) return undefined;

  const lines = dumpedLines(text);
  const name = treeName(text, lines);
  const pieces: string[] = [];
  /** For every kept piece: its offset in the page, and what to add to come to the dump's. */
  const pageStarts: number[] = [];
  const shifts: number[] = [];
  let length = 0;
  for (const line of lines) {
    const start = textStart(text, line, name);
    if (start >= line.next) continue;
    pageStarts.push(length);
    shifts.push(start - length);
    pieces.push(text.slice(start, line.next));
    length += line.next - start;
  }

  return {
    path,
    text: pieces.join(''),
    toDump(offset) {
      let low = 0;
      let high = pageStarts.length - 1;
      if (high < 0) return text.length;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((pageStarts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return offset + (shifts[low] ?? 0);
    },
  };
}

const firstLine = /^xref: (\S+)(?: \(revision [^)\r\n]*\))?[^\S\r\n]*(?=\r|\n|$)/;

interface DumpedLine {
  readonly start: number;
  /** Behind the number and the revision, where the line begins with them. */
  readonly prefixEnd: number | undefined;
  /** Behind the line's last unit. */
  readonly end: number;
  /** Behind its line break. */
  readonly next: number;
}

/** All lines but the first. */
function dumpedLines(text: string): readonly DumpedLine[] {
  const lines: DumpedLine[] = [];
  const lineBreak = /\r\n|\r|\n/g;
  let start = -1;
  for (;;) {
    const match = lineBreak.exec(text);
    const end = match?.index ?? text.length;
    const next = match === null ? text.length : end + match[0].length;
    if (start >= 0)
      lines.push({ start, prefixEnd: numberAndRevision(text, start, end), end, next });
    if (match === null) return lines;
    start = next;
  }
}

/** The offset behind `12*c54f35ca` (or behind a number that is all of the line). */
function numberAndRevision(text: string, start: number, end: number): number | undefined {
  let at = start;
  while (at < end && isDigit(text.charCodeAt(at))) at++;
  if (at === start) return undefined;
  if (at === end) return at;
  if (text[at] !== '*') return undefined;
  const hash = at + 1;
  for (at = hash; at < hash + 8; at++) {
    if (at >= end) return end;
    if (!isHexDigit(text.charCodeAt(at))) return undefined;
  }
  return at;
}

/** What every prefix ends with: the part that all whole lines have in common behind the revision, up to the first tag. */
function treeName(text: string, lines: readonly DumpedLine[]): string {
  let common: string | undefined;
  for (const line of lines.slice(0, -1)) {
    if (line.prefixEnd === undefined) continue;
    common ??= text.slice(line.prefixEnd, line.end);
    let same = 0;
    const limit = Math.min(common.length, line.end - line.prefixEnd);
    while (same < limit && common.charCodeAt(same) === text.charCodeAt(line.prefixEnd + same))
      same++;
    common = common.slice(0, same);
  }
  common ??= '';
  const tag = common.indexOf('<');
  return tag < 0 ? common : common.slice(0, tag);
}

/** Where the page's own text begins in a line. A last line that is cut within its prefix has none. */
function textStart(text: string, line: DumpedLine, name: string): number {
  if (line.prefixEnd === undefined) return line.start;
  if (text.startsWith(name, line.prefixEnd)) {
    const isBareNumber = line.prefixEnd === line.end && line.next === line.end;
    return isBareNumber ? line.end : line.prefixEnd + name.length;
  }
  const isCut = name.startsWith(text.slice(line.prefixEnd, line.end));
  return isCut ? line.end : line.prefixEnd;
}

function isHexDigit(unit: number): boolean {
  return isDigit(unit) || (unit >= 97 && unit <= 102);
}
