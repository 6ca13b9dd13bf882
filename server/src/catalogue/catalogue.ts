/** Facts of interfaces in all their versions, for a machine without a checkout. No sentence of a page or comment is in it. */
export interface Catalogue {
  /** What made it from what. */
  readonly generated: string;
  readonly systems: readonly CatalogueSystem[];
}

export interface CatalogueSystem {
  /** `XNU`, `GNU Mach`, `Hurd`. */
  readonly name: string;
  /** Oldest first. */
  readonly versions: readonly string[];
  readonly routines: readonly CatalogueRoutine[];
}

/** A routine under one id of one subsystem: a routine that moved has several of them. */
export interface CatalogueRoutine {
  /** As written in the interface. */
  readonly name: string;
  /** Its other names: as MIG sees it, its C functions. */
  readonly others: readonly string[];
  readonly subsystem: string;
  readonly base: number;
  readonly id: number;
  /** The declaring file, a path in the system's source tree, in the newest version that has the routine. */
  readonly file: string;
  /** In the order of the versions that had them first. */
  readonly forms: readonly CatalogueForm[];
}

/** What a routine was in some versions, as some targets read it. */
export interface CatalogueForm {
  readonly kind: 'routine' | 'simpleroutine';
  readonly reply: number | undefined;
  readonly targets: readonly string[];
  /** First and last index into the system's versions, both included, ascending. */
  readonly ranges: readonly VersionRange[];
  readonly arguments: readonly CatalogueArgument[];
}

export type VersionRange = readonly [first: number, last: number];

export interface CatalogueArgument {
  readonly name: string;
  readonly direction: string;
  readonly type: string;
  /** MIG's flags that are in force. */
  readonly flags: readonly string[];
  readonly right: CatalogueRight | undefined;
}

export interface CatalogueRight {
  readonly sender: string;
  readonly receiver: string;
  readonly disposition: string;
}

/** The form of `catalogue.json`: argument lists are told once, targets are a set of bits. */
export interface PackedCatalogue {
  readonly generated: string;
  /** `NAME DIRECTION TYPE`, then flags, and for a right `SENDER>RECEIVER:DISPOSITION`; parted by blanks. */
  readonly arguments: readonly string[];
  readonly systems: readonly PackedSystem[];
}

export interface PackedSystem {
  readonly name: string;
  readonly versions: readonly string[];
  readonly targets: readonly string[];
  /** `NAME BASE`. */
  readonly subsystems: readonly string[];
  readonly files: readonly string[];
  readonly routines: readonly PackedRoutine[];
}

/** Name and others parted by blanks, subsystem, offset from its base, file, forms. */
export type PackedRoutine = readonly [
  names: string,
  subsystem: number,
  slot: number,
  file: number,
  ...forms: PackedForm[],
];

/** The reply's distance from the request's id (0: a simpleroutine), a set of targets, ranges, arguments. */
export type PackedForm = readonly [
  reply: number,
  targets: number,
  ranges: readonly number[],
  ...args: number[],
];
