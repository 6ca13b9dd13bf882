/**
 * What a UTF-16 unit may be to C's lexer. `$` counts as a letter, as in GCC and Clang; a unit past ASCII does not
 * (it is an `other` token: MIG has no use for it either).
 */
export const characterClass = {
  other: 0,
  blank: 1,
  newline: 2,
  letter: 3,
  digit: 4,
  punctuation: 5,
} as const;

const classes = new Uint8Array(128);
fill(' \t\v\f\0', characterClass.blank);
fill('\n\r', characterClass.newline);
fill('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$', characterClass.letter);
fill('0123456789', characterClass.digit);
fill('!"#%&\'()*+,-./:;<=>?[]^{|}~', characterClass.punctuation);

/** The class of a unit; NaN (behind the text's end) is `other`. */
export function classOf(unit: number): number {
  return unit < 128 ? (classes[unit] ?? characterClass.other) : characterClass.other;
}

/** Whether a unit may stand inside an identifier. */
export function isIdentifierPart(unit: number): boolean {
  const found = classOf(unit);
  return found === characterClass.letter || found === characterClass.digit;
}

/** The units of the character at an offset: two outside the first plane, one for a half of such a one that stands alone. */
export function characterLength(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/**
 * The end of the preprocessing number that begins at an offset: digits, letters, points, and a sign behind an
 * exponent's letter.
 */
export function numberEnd(text: string, start: number): number {
  let end = start + 1;
  for (; ; end++) {
    const unit = text.charCodeAt(end);
    if (isIdentifierPart(unit) || unit === 46) continue;
    const isSign = unit === 43 || unit === 45;
    if (!isSign || !isExponent(text.charCodeAt(end - 1))) return end;
  }
}

/** How many units the longest C punctuator at an offset has (C17 without digraphs and `::`); 0 where there is none. */
export function punctuatorLength(text: string, at: number): number {
  const first = text.charCodeAt(at);
  const second = text.charCodeAt(at + 1);
  const third = text.charCodeAt(at + 2);
  switch (first) {
    case 46: // . ...
      return second === 46 && third === 46 ? 3 : 1;
    case 35: // # ##
      return second === 35 ? 2 : 1;
    case 61: // = ==
    case 33: // ! !=
    case 42: // * *=
    case 47: // / /=
    case 37: // % %=
    case 94: // ^ ^=
      return second === 61 ? 2 : 1;
    case 43: // + ++ +=
    case 38: // & && &=
    case 124: // | || |=
      return second === first || second === 61 ? 2 : 1;
    case 45: // - -- -= ->
      return second === 45 || second === 61 || second === 62 ? 2 : 1;
    case 60: // < <= << <<=
    case 62: // > >= >> >>=
      if (second === first) return third === 61 ? 3 : 2;
      return second === 61 ? 2 : 1;
    default:
      return classOf(first) === characterClass.punctuation ? 1 : 0;
  }
}

function isExponent(unit: number): boolean {
  return unit === 101 || unit === 69 || unit === 112 || unit === 80;
}

function fill(characters: string, found: number): void {
  for (let i = 0; i < characters.length; i++) classes[characters.charCodeAt(i)] = found;
}
