/** What one place of a pattern takes: any number of items, or one that fits. */
type Step<Item> = 'any number' | ((item: Item) => boolean);

/**
 * Whether items fit a pattern from the first to the last. Time grows with items times steps, never faster: behind two
 * steps of any number, what stood between them need not be looked for again.
 */
function fits<Item>(steps: readonly Step<Item>[], items: readonly Item[]): boolean {
  let step = 0;
  let at = 0;
  let open: { readonly step: number; from: number } | undefined;
  while (at < items.length) {
    const wanted = steps[step];
    const item = items[at];
    if (wanted === 'any number') {
      step += 1;
      open = { step, from: at };
    } else if (wanted !== undefined && item !== undefined && wanted(item)) {
      step += 1;
      at += 1;
    } else if (open !== undefined) {
      open.from += 1;
      step = open.step;
      at = open.from;
    } else {
      return false;
    }
  }
  return steps.slice(step).every((wanted) => wanted === 'any number');
}

/**
 * The matcher of a path's parts for a pattern's: `*`, `?`, `[a-z]`, `[!a-z]` and `\` in each, `**` alone for any number of
 * parts. A `**` that stands last takes one part or more. Nothing else has a meaning here, braces neither.
 */
export function wildcardMatcher(pattern: readonly string[]): (parts: readonly string[]) => boolean {
  const steps = pattern.flatMap((part, index): Step<string>[] => {
    if (!/^\*\*+$/.test(part)) return [partMatcher(part)];
    return index === pattern.length - 1 && index > 0 ? [() => true, 'any number'] : ['any number'];
  });
  return (parts) => fits(steps, parts);
}

function partMatcher(pattern: string): (part: string) => boolean {
  const steps: Step<string>[] = [];
  const lastClose = pattern.lastIndexOf(']');
  for (let at = 0; at < pattern.length;) {
    const character = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
    let end = at + character.length;
    if (character === '*') {
      if (steps.at(-1) !== 'any number') steps.push('any number');
    } else if (character === '?') {
      steps.push(() => true);
    } else if (character === '\\' && end < pattern.length) {
      const escaped = String.fromCodePoint(pattern.codePointAt(end) ?? 0);
      steps.push(literally(escaped));
      end += escaped.length;
    } else {
      const first = /[!^]/.test(pattern.charAt(at + 1)) ? at + 2 : at + 1;
      // A `]` that stands first is one of the class.
      const close = character === '[' && first < lastClose ? pattern.indexOf(']', first + 1) : -1;
      steps.push(close < 0 ? literally(character) : classMatcher(pattern.slice(at + 1, close)));
      if (close >= 0) end = close + 1;
    }
    at = end;
  }
  return (part) => fits(steps, Array.from(part));
}

function literally(character: string): (other: string) => boolean {
  return (other) => other === character;
}

function classMatcher(written: string): (character: string) => boolean {
  const isNegated = /^[!^]/.test(written);
  const ranges = Array.from(
    (isNegated ? written.slice(1) : written).matchAll(/(\\?.)(?:-(\\?[^\]]))?/gsu),
    ([, first = '', last = first]): readonly [string, string] => [first.slice(-1), last.slice(-1)],
  );
  return (character) =>
    isNegated !== ranges.some(([first, last]) => first <= character && character <= last);
}
