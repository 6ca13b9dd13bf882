import type { Architecture, Dialect } from '../../model/dialect.ts';
import type { MigFlags } from '../../model/target.ts';

export type LayoutName = 'xnu' | 'gnumach' | 'hurd' | 'darling' | 'sdk' | 'files';

/** A target as a layout knows it; the configuration adds to it. */
export interface LayoutTarget {
  readonly name: string;
  /** What its build uses; that of `libsyscall` is ILP32 whatever was asked for. */
  readonly architecture: Architecture;
  readonly defines: Readonly<Record<string, string>>;
  readonly flags: MigFlags;
}

/** How one root differs from the others of its target: the Hurd's makefiles do that. */
export interface RootExtras {
  readonly defines?: Readonly<Record<string, string>>;
  /** Relative to the checkout. */
  readonly imacros?: readonly string[];
  readonly flags?: MigFlags;
}

/** Facts of one kind of source tree. Paths are relative to the checkout, without a leading slash. */
export interface Layout {
  readonly name: LayoutName;
  readonly dialect: Dialect;
  targets(architecture: Architecture): readonly LayoutTarget[];
  /** The targets for which the build reads a root, by name. */
  targetsOf(path: string): readonly string[];
  /** Folders for `#include <…>`, in order. */
  includeFolders(): readonly string[];
  /** The paths under which a header may be found in those folders, best first. */
  spellings(path: string): readonly string[];
  extras(path: string, target: string): RootExtras | undefined;
}

/** What every compiler for Apple's platforms defines that interfaces test; `mig` itself adds `__MACH30__`. */
export function appleDefines(architecture: Architecture): Readonly<Record<string, string>> {
  return { ...appleBase, ...appleArchitectures[architecture] };
}

/** The part of it that every architecture has. */
export const appleBase = { __APPLE__: '1', __MACH__: '1', __MACH30__: '1' };

const appleArchitectures: Readonly<Record<Architecture, Readonly<Record<string, string>>>> = {
  x86_64: { __LP64__: '1', __x86_64__: '1' },
  arm64: { __LP64__: '1', __arm64__: '1', __aarch64__: '1' },
  i386: { __ILP32__: '1', __i386__: '1' },
};

/** `System` is a framework, whose headers XNU installs: `<System/mach/resource_notify.defs>`. */
export function systemSpellings(path: string): readonly string[] {
  return path.startsWith('System/') ? [path, path.slice('System/'.length)] : [path];
}

/** A layout's answer for a root without peculiarities. */
export function noExtras(): undefined {
  return undefined;
}
