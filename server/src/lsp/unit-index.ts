/** How a client counts the columns of a line: bytes, UTF-16 units or characters. */
export type PositionEncoding = 'utf-8' | 'utf-16' | 'utf-32';

/** Counts a text in the units of an encoding, from its start. Both ways take logarithmic time in its non-ASCII characters. */
export interface UnitIndex {
  /** Units before a UTF-16 offset; inside a surrogate pair, those before the pair. */
  units(offset: number): number;
  /** The UTF-16 offset behind so many units; inside a character, that character's start. */
  offset(units: number): number;
}

/** Lone surrogates count as the replacement character that an encoder puts in their place. */
export function createUnitIndex(text: string, encoding: PositionEncoding): UnitIndex {
  if (encoding === 'utf-16') return identity;
  const wide = wideCharacters(text, encoding === 'utf-8' ? utf8Size : () => 1);
  if (wide.length === 0) return identity;
  return {
    units(offset) {
      const last = lastBefore(wide, (character) => character.start < offset);
      if (last === undefined) return offset;
      const past = offset - last.start - last.length;
      return past < 0 ? last.before : last.before + last.size + past;
    },
    offset(units) {
      const last = lastBefore(wide, (character) => character.before < units);
      if (last === undefined) return units;
      const past = units - last.before - last.size;
      return past < 0 ? last.start : last.start + last.length + past;
    },
  };
}

const identity: UnitIndex = { units: (offset) => offset, offset: (units) => units };

/** A character that takes another number of units than of UTF-16 units. */
interface WideCharacter {
  readonly start: number;
  readonly length: number;
  /** Units before it, and of it. */
  readonly before: number;
  readonly size: number;
}

function wideCharacters(text: string, sizeOf: (codePoint: number) => number): WideCharacter[] {
  const wide: WideCharacter[] = [];
  const pattern = /[^\0-\x7f]/gu;
  let surplus = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const length = match[0].length;
    const size = sizeOf(text.codePointAt(match.index) ?? 0);
    if (size === length) continue;
    wide.push({ start: match.index, length, before: match.index + surplus, size });
    surplus += size - length;
  }
  return wide;
}

function utf8Size(codePoint: number): number {
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

/** The last element that fulfils a condition which all elements up to some place fulfil. */
function lastBefore(
  sorted: readonly WideCharacter[],
  isBefore: (character: WideCharacter) => boolean,
): WideCharacter | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const character = sorted[middle];
    if (character !== undefined && isBefore(character)) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1];
}
