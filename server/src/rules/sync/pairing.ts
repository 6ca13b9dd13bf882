import type { PrototypeParam } from '../../syntax/man/man-page.ts';
import { areAlike, bareName } from './names.ts';
import { typeKey, typeKeys } from './types.ts';
import type { InterfaceParameter } from './interface-parameter.ts';

/** Which parameter of a page is which of the interface. */
export interface Pairing {
  readonly pairs: readonly Pair[];
  /** In the page alone. */
  readonly extra: readonly PrototypeParam[];
  /** In the interface alone. */
  readonly missing: readonly Missing[];
  /** The page's order of the same names, where it is another one. */
  readonly isReordered: boolean;
  /** How badly they agree; 0 is letter by letter. */
  readonly cost: number;
}

export interface Pair {
  readonly page: PrototypeParam;
  readonly inInterface: InterfaceParameter;
}

export interface Missing {
  readonly inInterface: InterfaceParameter;
  /** The page's parameter before the gap. */
  readonly after: PrototypeParam | undefined;
}

/**
 * Lays the two lists beside each other with the least disagreement: names first, then types, then the place. Where
 * every name of the page occurs in the interface, in another order, the names decide alone.
 */
export function pair(
  page: readonly PrototypeParam[],
  inInterface: readonly InterfaceParameter[],
): Pairing {
  if (page.length * inInterface.length > largest) return nothingKnown;
  return pairByName(page, inInterface) ?? withMoved(align(page, inInterface));
}

/** Laying two lists beside each other costs their product; no routine has so many parameters. */
const largest = 10_000;

/** Lists that nobody can compare agree. */
const nothingKnown: Pairing = { pairs: [], extra: [], missing: [], isReordered: false, cost: 0 };

function pairByName(
  page: readonly PrototypeParam[],
  inInterface: readonly InterfaceParameter[],
): Pairing | undefined {
  if (page.length !== inInterface.length) return undefined;
  const pairs: Pair[] = [];
  for (const param of page) {
    const found = inInterface.find((other) => areAlike(param.name.text, other.name));
    if (found === undefined) return undefined;
    pairs.push({ page: param, inInterface: found });
  }
  const order = pairs.map((one) => inInterface.indexOf(one.inInterface));
  if (new Set(order).size !== order.length) return undefined;
  const isReordered = order.some((index, i) => index !== i);
  return isReordered ? { pairs, extra: [], missing: [], isReordered, cost: 1 } : undefined;
}

/** A name that one list has in another place is no gap in both: it moved. */
function withMoved(aligned: Pairing): Pairing {
  const moved: Pair[] = [];
  const missing = aligned.missing.filter(({ inInterface }) => {
    const there = aligned.extra.find(
      (page) =>
        areAlike(page.name.text, inInterface.name) && !moved.some((one) => one.page === page),
    );
    if (there !== undefined) moved.push({ page: there, inInterface });
    return there === undefined;
  });
  if (moved.length === 0) return aligned;
  const extra = aligned.extra.filter((page) => !moved.some((one) => one.page === page));
  return { ...aligned, pairs: [...aligned.pairs, ...moved], extra, missing, isReordered: true };
}

/** What it costs to leave a parameter without a partner, and to pair two that have nothing in common. */
const gap = 0.7;
const strangers = 1;

function align(
  page: readonly PrototypeParam[],
  inInterface: readonly InterfaceParameter[],
): Pairing {
  const together = distances(page, inInterface);
  const rest = costs(together, page.length, inInterface.length);
  const pairs: Pair[] = [];
  const extra: PrototypeParam[] = [];
  const missing: Missing[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const one = page[i];
    const other = inInterface[j];
    const cost = rest(i, j);
    if (one !== undefined && other !== undefined && together(i, j) + rest(i + 1, j + 1) <= cost) {
      pairs.push({ page: one, inInterface: other });
      i += 1;
      j += 1;
    } else if (other !== undefined && gap + rest(i, j + 1) <= cost) {
      missing.push({ inInterface: other, after: page[i - 1] });
      j += 1;
    } else if (one !== undefined) {
      extra.push(one);
      i += 1;
    } else {
      return { pairs, extra, missing, isReordered: false, cost: rest(0, 0) };
    }
  }
}

type Cost = (i: number, j: number) => number;

/** What it costs to pair a parameter of the page with one of the interface. */
function distances(
  page: readonly PrototypeParam[],
  inInterface: readonly InterfaceParameter[],
): Cost {
  const candidates = inInterface.map((parameter) => ({
    name: bareName(parameter.name),
    words: wordsOf(parameter.name.replace(/Cnt$/, '_count')),
    types: typeKeys(parameter),
  }));
  const table = page.map(({ name, ctype }) => {
    const bare = bareName(name.text);
    const words = new Set(wordsOf(name.text));
    const type = typeKey(ctype.text);
    return candidates.map((candidate) => {
      if (bare === candidate.name) return 0;
      const isWordShared = candidate.words.some((word) => words.has(word));
      if (candidate.types.has(type)) return isWordShared ? 0.1 : 0.3;
      return isWordShared ? 0.5 : strangers;
    });
  });
  return (i, j) => table[i]?.[j] ?? Infinity;
}

/** For each pair of places the least cost of laying out what follows them. */
function costs(together: Cost, height: number, breadth: number): Cost {
  const width = breadth + 1;
  const table = new Float64Array((height + 1) * width);
  const at: Cost = (i, j) => (i > height || j > breadth ? Infinity : (table[i * width + j] ?? 0));
  for (let i = height; i >= 0; i--) {
    for (let j = breadth; j >= 0; j--) {
      if (i === height && j === breadth) continue;
      const least = Math.min(
        together(i, j) + at(i + 1, j + 1),
        gap + at(i + 1, j),
        gap + at(i, j + 1),
      );
      table[i * width + j] = least;
    }
  }
  return at;
}

function wordsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split('_')
    .filter((word) => word.length > 2);
}
