import type { AbiInterface, AbiSlot } from './slot.ts';

/** What a user may promise to others: that messages still fit, that programs still build, that pages still tell the truth. */
export type BreakingPromise = 'wire' | 'source' | 'docs';

/** The two versions that a change lies between. */
export interface ChangeSide {
  readonly before: AbiInterface;
  readonly after: AbiInterface;
}

/** One broken promise. */
export interface AbiChange {
  /** The rule without its group: `skip-lost` is `breaking/skip-lost`. */
  readonly kind: string;
  readonly promise: BreakingPromise;
  readonly side: ChangeSide;
  /** The slot as it was; for something new, as it is. */
  readonly slot: AbiSlot;
  readonly now: AbiSlot | undefined;
  readonly message: string;
  /** For whom it breaks. */
  readonly breaks: {
    /** A client built before, with a server built after. */
    readonly oldClient: boolean;
    /** A client built after, with a server built before. */
    readonly newClient: boolean;
    /** A program that is built anew against the new interface. */
    readonly rebuild: boolean;
  };
}
