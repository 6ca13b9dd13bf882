import type { PrototypeParam } from '../../syntax/man/man-page.ts';
import { areAlike } from './names.ts';
import { sameType } from './types.ts';
import type { InterfaceParameter } from './documented.ts';

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
  const byName = pairByName(page, inInterface);
  return byName ?? align(page, inInterface);
}

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

/** What it costs to leave a parameter without a partner, and to pair two that have nothing in common. */
const gap = 0.7;
const strangers = 1;

/** The cheapest alignment of two lists; quadratic, for lists of a dozen. */
function align(
  page: readonly PrototypeParam[],
  inInterface: readonly InterfaceParameter[],
): Pairing {
  const width = inInterface.length + 1;
  const costs = new Float64Array((page.length + 1) * width);
  const at = (i: number, j: number): number => costs[i * width + j] ?? Infinity;
  const distances = page.map((one) => inInterface.map((other) => distance(one, other)));
  for (let i = page.length; i >= 0; i--) {
    for (let j = inInterface.length; j >= 0; j--) {
      if (i === page.length && j === inInterface.length) continue;
      const together = (distances[i]?.[j] ?? Infinity) + (i < page.length ? at(i + 1, j + 1) : 0);
      const extra = i < page.length ? gap + at(i + 1, j) : Infinity;
      const missing = j < inInterface.length ? gap + at(i, j + 1) : Infinity;
      costs[i * width + j] = Math.min(together, extra, missing);
    }
  }
  const pairs: Pair[] = [];
  const extra: PrototypeParam[] = [];
  const missing: Missing[] = [];
  for (let i = 0, j = 0; i < page.length || j < inInterface.length;) {
    const one = page[i];
    const other = inInterface[j];
    const cost = at(i, j);
    if (one !== undefined && other !== undefined) {
      const together = (distances[i]?.[j] ?? Infinity) + at(i + 1, j + 1);
      if (together <= cost) {
        pairs.push({ page: one, inInterface: other });
        i += 1;
        j += 1;
        continue;
      }
    }
    if (other !== undefined && gap + at(i, j + 1) <= cost) {
      missing.push({ inInterface: other, after: page[i - 1] });
      j += 1;
    } else if (one !== undefined) {
      extra.push(one);
      i += 1;
    } else {
      break;
    }
  }
  return { pairs, extra, missing, isReordered: false, cost: at(0, 0) };
}

function distance(page: PrototypeParam, other: InterfaceParameter): number {
  if (areAlike(page.name.text, other.name)) return 0;
  const isTypeSame = sameType(page.ctype.text, other);
  const isWordShared = haveWordInCommon(page.name.text, other.name);
  if (isTypeSame) return isWordShared ? 0.1 : 0.3;
  return isWordShared ? 0.5 : strangers;
}

function haveWordInCommon(a: string, b: string): boolean {
  const words = new Set(a.toLowerCase().split('_'));
  return b
    .toLowerCase()
    .replace(/cnt$/, '_count')
    .split('_')
    .some((word) => word.length > 2 && words.has(word));
}
