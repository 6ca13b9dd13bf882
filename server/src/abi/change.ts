import type { Span } from '../text/span.ts';

/** What a user may promise to others: that messages still fit, that programs still build, that pages still tell the truth. */
export type BreakingPromise = 'wire' | 'source' | 'docs';

/** One broken promise. */
export interface AbiChange {
  /** The rule without its group: `skip-lost` is `breaking/skip-lost`. */
  readonly kind: string;
  readonly promise: BreakingPromise;
  /** What it is about, `vm_map` or `vm_map/address`: consequences are told with their cause by it. */
  readonly subject: string;
  /** What changed, and what happens now. */
  readonly message: string;
  readonly breaks: Breaks;
  /** Less than the rule's own, where only some programs can meet it. */
  readonly severity?: 'warning';
  /** Where it shows in the version of now; undefined where nothing is left of it, or it was read from a contract. */
  readonly at: Span | undefined;
}

/** For whom something breaks. */
export interface Breaks {
  /** A client built before, with a server built after. */
  readonly oldClient: boolean;
  /** A client built after, with a server built before. */
  readonly newClient: boolean;
  /** A program that is built anew against the new interface. */
  readonly rebuild: boolean;
}

export const noBreak: Breaks = { oldClient: false, newClient: false, rebuild: false };

/** Old and new programs no longer understand each other; each with its like does. */
export const breaksBoth: Breaks = { oldClient: true, newClient: true, rebuild: false };

/** The message of a change, with those for whom it breaks. */
export function changeText({ message, breaks }: AbiChange): string {
  const { oldClient, newClient, rebuild } = breaks;
  const whom = [
    ...(oldClient ? ['an old client with a new server'] : []),
    ...(newClient ? ['a new client with an old server'] : []),
    ...(rebuild ? ['a rebuild'] : []),
  ];
  return whom.length === 0 ? message : `${message} (breaks ${whom.join(', ')})`;
}
