import { memo } from '../text/memo.ts';
import type { SourceFile } from '../text/source-file.ts';

/**
 * The fingerprint of each line of a file as GitHub's code scanning computes it: a rolling hash over the hundred
 * characters from the line's start on, blanks left out, and a count of the equal hashes before it. It stays when
 * lines are added or removed elsewhere. Key of the memo: the file's text, freed with it.
 * Source: `fingerprints.ts` of github/codeql-action, which computes the same where a SARIF file has none.
 */
export const lineHashes: (file: SourceFile) => readonly string[] = memo(({ text }) => {
  const window = new Uint16Array(blockSize);
  const lineAt = new Int32Array(blockSize).fill(noLine);
  const hash = { high: 0, low: 0 };
  const counts = new Map<string, number>();
  const hashes: string[] = [];
  let index = 0;
  let line = 0;
  let isLineStart = true;
  let isBehindCarriageReturn = false;

  const finishLine = (): void => {
    const of = lineAt[index] ?? noLine;
    if (of === noLine) return;
    const value = hexOf(hash);
    const count = (counts.get(value) ?? 0) + 1;
    counts.set(value, count);
    hashes[of] = `${value}:${count}`;
    lineAt[index] = noLine;
  };
  const push = (unit: number): void => {
    multiplyAdd(hash, unit, window[index] ?? 0);
    window[index] = unit;
    index = (index + 1) % blockSize;
  };
  const process = (written: number): void => {
    const isSkipped =
      written === space || written === tab || (isBehindCarriageReturn && written === lineFeed);
    if (isSkipped) {
      isBehindCarriageReturn = false;
      return;
    }
    isBehindCarriageReturn = written === carriageReturn;
    const unit = isBehindCarriageReturn ? lineFeed : written;
    finishLine();
    if (isLineStart) {
      isLineStart = false;
      lineAt[index] = line;
      line += 1;
    }
    if (unit === lineFeed) isLineStart = true;
    push(unit);
  };

  for (let i = 0; i < text.length; i++) process(text.charCodeAt(i));
  process(endOfFile);
  for (let i = 0; i < blockSize; i++) {
    finishLine();
    push(0);
  }
  return hashes;
});

const blockSize = 100;
const factor = 37;
const noLine = -1;
const endOfFile = 65535;
const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;
const space = 32;

/** An unsigned 64-bit number as two halves of 32. */
interface Wide {
  high: number;
  low: number;
}

const word = 2 ** 32;

/** 37 to the power of the window's length, modulo 2^64: the weight of the unit that leaves the window. */
const leavingWeight: Readonly<Wide> = (() => {
  const power = { high: 0, low: 1 };
  for (let i = 0; i < blockSize; i++) multiply(power, factor);
  return power;
})();

/** `hash * 37 + entering - leaving * 37^100`, modulo 2^64. */
function multiplyAdd(hash: Wide, entering: number, leaving: number): void {
  multiply(hash, factor);
  add(hash, 0, entering);
  if (leaving === 0) return;
  const lost = { ...leavingWeight };
  multiply(lost, leaving);
  // Two's complement: minus x is the complement of x plus one.
  add(hash, ~lost.high >>> 0, ~lost.low >>> 0);
  add(hash, 0, 1);
}

/** By a number below 2^16: the products stay exact. */
function multiply(value: Wide, by: number): void {
  const low = value.low * by;
  value.high = (value.high * by + Math.floor(low / word)) % word;
  value.low = low % word;
}

function add(value: Wide, high: number, low: number): void {
  const sum = value.low + low;
  value.high = (value.high + high + (sum >= word ? 1 : 0)) % word;
  value.low = sum % word;
}

function hexOf({ high, low }: Wide): string {
  return high === 0 ? low.toString(16) : high.toString(16) + low.toString(16).padStart(8, '0');
}
