/**
 * The candidate that a misspelt word most likely means: the fewest letters inserted, left out, replaced or swapped,
 * at most one in three of the word and never more than three (or `atMost`). A letter in the other case counts half; a
 * word that differs in nothing else is always near. Of equally near ones the first.
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  atMost = 3,
): string | undefined {
  let limit = Math.min(atMost, Math.max(1, Math.floor(word.length / 3)));
  let best: string | undefined;
  const lower = word.toLowerCase();
  const letters = lettersOf(word);
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    // One edit changes at most two of the letters that occur.
    if (bitsIn(letters ^ lettersOf(candidate)) > 2 * limit) continue;
    const isSameWord = candidate.toLowerCase() === lower;
    const found = isSameWord ? 0.5 : distance(word, candidate, limit);
    if (found < limit || (found === limit && best === undefined)) {
      best = candidate;
      limit = found;
    }
  }
  return best;
}

/** A bit for each letter that occurs, in whatever case, some of which share one. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

function bitsIn(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}

/**
 * Optimal string alignment: edits and swaps of neighbours, half an edit for a letter in the other case. Infinite where
 * it exceeds the limit: most candidates are out after a few letters.
 */
function distance(a: string, b: string, limit: number): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let leastOfRow = row;
    for (let column = 1; column <= b.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + replacementCost(a, row - 1, b, column - 1);
      const left = (current[column - 1] ?? 0) + 1;
      const above = (previous[column] ?? 0) + 1;
      let least = Math.min(replaced, left, above);
      const isSwap =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwap) least = Math.min(least, (beforePrevious[column - 2] ?? 0) + 1);
      current.push(least);
      if (least < leastOfRow) leastOfRow = least;
    }
    if (leastOfRow > limit) return Infinity;
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}

function replacementCost(a: string, i: number, b: string, j: number): number {
  if (a.charCodeAt(i) === b.charCodeAt(j)) return 0;
  return a.charAt(i).toLowerCase() === b.charAt(j).toLowerCase() ? 0.5 : 1;
}
