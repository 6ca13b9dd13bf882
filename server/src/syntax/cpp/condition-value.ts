/** A number of an `#if`: 64 bits, with a sign or without. */
export interface Value {
  readonly value: bigint;
  readonly unsigned: boolean;
}

export const zero: Value = { value: 0n, unsigned: false };
export const one: Value = { value: 1n, unsigned: false };

/** The value of a preprocessing number; undefined where it is a floating one or none. */
export function numberValue(text: string): Value | undefined {
  if (text === '0') return zero;
  if (text === '1') return one;
  const match = /^(0[xX][\da-fA-F]+|0[bB][01]+|\d+)([uU]?(?:ll?|LL?)?|(?:ll?|LL?)[uU])$/.exec(text);
  const [, digits, suffix = ''] = match ?? [];
  if (digits === undefined) return undefined;
  const isOctal = /^0\d/.test(digits);
  if (isOctal && /[89]/.test(digits)) return undefined;
  const value = BigInt(isOctal ? `0o${digits.slice(1)}` : digits);
  // What does not fit a signed integer is unsigned.
  return sized(value, /u/i.test(suffix) || value > 0x7fff_ffff_ffff_ffffn);
}

const simpleEscapes: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  t: 9,
  n: 10,
  v: 11,
  f: 12,
  r: 13,
  e: 27,
};

/**
 * The value of a character constant: the last four characters as the bytes of an `int`, one as a signed `char`.
 * Undefined where it holds no character, or a `\x` without a digit.
 */
export function characterValue(text: string): Value | undefined {
  const isWide = !text.startsWith("'");
  const body = text.slice(text.indexOf("'") + 1, -1);
  const units: number[] = [];
  for (const [part] of body.matchAll(/\\x[\da-fA-F]+|\\[0-7]{1,3}|\\.|[^\\]/gsu)) {
    if (part.length === 1) units.push(part.charCodeAt(0));
    else if (part === '\\x') return undefined;
    else if (part.startsWith('\\x')) units.push(parseInt(part.slice(2), 16));
    else if (/^\\[0-7]/.test(part)) units.push(parseInt(part.slice(1), 8));
    else units.push(simpleEscapes[part.charAt(1)] ?? part.charCodeAt(part.length - 1));
  }
  const [first] = units;
  if (first === undefined) return undefined;
  if (isWide) {
    const last = BigInt(units.at(-1) ?? first);
    // `wchar_t` is an `int`; the characters of `u` and `U` have no sign.
    const unsigned = !text.startsWith('L');
    return { value: unsigned ? last : BigInt.asIntN(32, last), unsigned };
  }
  if (units.length === 1) return { value: BigInt.asIntN(8, BigInt(first)), unsigned: false };
  const value = units.reduce((sum, unit) => (sum << 8) | (unit & 255) | 0, 0);
  return { value: BigInt(value), unsigned: false };
}

/** What a comparison gives. */
export function truth(isTrue: boolean): Value {
  return isTrue ? one : zero;
}

/** Cuts a result to 64 bits. */
export function sized(value: bigint, unsigned: boolean): Value {
  return { value: unsigned ? BigInt.asUintN(64, value) : BigInt.asIntN(64, value), unsigned };
}

/** What a sign before a value makes of it: `-`, `~`, `!`; `+` nothing. */
export function negated(operator: string, { value, unsigned }: Value): Value {
  switch (operator) {
    case '-':
      return sized(-value, unsigned);
    case '~':
      return sized(~value, unsigned);
    case '!':
      return truth(value === 0n);
    default:
      return { value, unsigned };
  }
}

/** Shifts left by a number of places, right by a negative one, as GCC does. */
export function shifted({ value, unsigned }: Value, places: bigint): Value {
  if (places >= 64n) return { value: 0n, unsigned };
  if (places <= -64n) return { value: value < 0n ? -1n : 0n, unsigned };
  return sized(places >= 0n ? value << places : value >> -places, unsigned);
}
