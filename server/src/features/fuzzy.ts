/**
 * How well a query fits a name; undefined: not at all. The query's characters must occur in order, letter case aside.
 * What counts: the whole name, its beginning, the beginning of its words (`vma` for `vm_allocate`), runs, and few
 * characters left over.
 */
export function fuzzyScore(query: string, name: string): number | undefined {
  const wanted = query.replace(/\s+/g, '').toLowerCase();
  if (wanted === '') return 0;
  const lower = name.toLowerCase();
  if (lower === wanted) return 1000;
  const direct = lower.indexOf(wanted);
  if (direct === 0) return 900 - name.length;
  if (direct > 0) return (isWordStart(name, direct) ? 700 : 500) - name.length;
  return scattered(wanted, name, true) ?? scattered(wanted, name, false);
}

/**
 * The characters one after the other. `jumps`: to word starts before other characters, since what is typed of a name is
 * mostly its words' beginnings; that may pass by the only fit.
 */
function scattered(wanted: string, name: string, jumps: boolean): number | undefined {
  const lower = name.toLowerCase();
  let score = 0;
  let at = 0;
  let last = -2;
  for (const character of wanted) {
    const next = lower.indexOf(character, at);
    if (next === -1) return undefined;
    const start = jumps ? nextWordStart(name, lower, character, at) : undefined;
    // A run goes on even where a word begins further right; a jump goes to a word's beginning if there is one.
    const found = next === last + 1 || start === undefined ? next : start;
    score += found === last + 1 ? 8 : isWordStart(name, found) ? 6 : 1;
    last = found;
    at = found + 1;
  }
  return score - name.length / 100;
}

function nextWordStart(
  name: string,
  lower: string,
  character: string,
  from: number,
): number | undefined {
  for (let i = from; i < lower.length; i++) {
    if (lower[i] === character && isWordStart(name, i)) return i;
  }
  return undefined;
}

function isWordStart(name: string, at: number): boolean {
  if (at === 0) return true;
  const before = name.charAt(at - 1);
  return (
    before === '_' || before === '/' || (/[a-z]/.test(before) && /[A-Z]/.test(name.charAt(at)))
  );
}
