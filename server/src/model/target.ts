import type { Architecture, Dialect } from './dialect.ts';

/** One way in which a build reads an interface: the analogue of a compile command. */
export interface Target {
  /** As users say it: `kernel-server`. */
  readonly name: string;
  readonly dialect: Dialect;
  readonly architecture: Architecture;
  /** Preprocessor definitions, name to replacement text, those of the architecture included. */
  readonly defines: Readonly<Record<string, string>>;
  /** Folders for `#include <…>`, absolute, forward slashes, in order. */
  readonly includes: readonly string[];
  /** Files whose macros are defined first (`-imacros`), absolute. */
  readonly imacros: readonly string[];
  /** MIG's own flags that change names or messages. */
  readonly flags: MigFlags;
}

export interface MigFlags {
  /** GNU `-prefix`: put before the names of the functions of both sides and of the demux. */
  readonly prefix?: string;
  /** GNU `-subrprefix`: put before the functions that stubs call, `mach_msg` and its like; it changes no name of ours. */
  readonly subrprefix?: string;
  /** Apple `-mach_msg2`: the kernel server splits a message into header and data buffers. */
  readonly machMsg2?: boolean;
  /** Apple `-maxonstack`, bytes. */
  readonly maxOnStack?: number;
}

/** A set of targets as bits: bit n is the n-th target of the configuration (at most 30). */
export type TargetSet = number & { readonly __brand: 'TargetSet' };

export const noTargets = 0 as TargetSet;

export function targetBit(index: number): TargetSet {
  return (1 << index) as TargetSet;
}

export function unionOf(a: TargetSet, b: TargetSet): TargetSet {
  return (a | b) as TargetSet;
}

export function intersectionOf(a: TargetSet, b: TargetSet): TargetSet {
  return (a & b) as TargetSet;
}

export function hasTarget(set: TargetSet, index: number): boolean {
  return (set & (1 << index)) !== 0;
}
