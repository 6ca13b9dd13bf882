import type { Architecture, Dialect } from '../model/dialect.ts';

/** What a user chose, on the command line, in the editor or in `machlint.jsonc`, with the defaults filled in. */
export interface Config {
  readonly dialect: Dialect | 'auto';
  /** Names of targets to read; undefined: all that the layout has. `bare` has no definitions at all. */
  readonly target: readonly string[] | undefined;
  readonly architecture: Architecture | undefined;
  readonly defines: Readonly<Record<string, string>>;
  /** Folders for `#include <…>` before the layout's own, absolute. */
  readonly includes: readonly string[];
  readonly imacros: readonly string[];
  /** Targets that `machlint.jsonc` declares; they replace the layout's. */
  readonly targets: readonly ConfiguredTarget[];
  readonly preset: 'recommended' | 'security' | 'strict' | 'all';
  /** Rules or groups by name; the more exact name wins, then the later one. */
  readonly rules: Readonly<Record<string, 'error' | 'warning' | 'info' | 'off'>>;
  /** Only these rules or groups; undefined: the preset's. */
  readonly select: readonly string[] | undefined;
  readonly ignore: readonly string[];
  /** Settings for files that match a glob, relative to `base`. */
  readonly overrides: readonly Override[];
  /** The folder that globs are relative to. */
  readonly base: string;
}

export interface ConfiguredTarget {
  readonly name: string;
  readonly dialect?: Dialect;
  readonly architecture?: Architecture;
  readonly defines?: Readonly<Record<string, string>>;
  readonly includes?: readonly string[];
  readonly imacros?: readonly string[];
  /** Globs of root files; absent: every root. */
  readonly roots?: readonly string[];
  readonly flags?: {
    readonly prefix?: string;
    readonly subrprefix?: string;
    readonly machMsg2?: boolean;
    readonly maxOnStack?: number;
  };
}

export interface Override {
  readonly files: readonly string[];
  readonly rules: Readonly<Record<string, 'error' | 'warning' | 'info' | 'off'>>;
}

export const defaultConfig: Config = {
  dialect: 'auto',
  target: undefined,
  architecture: undefined,
  defines: {},
  includes: [],
  imacros: [],
  targets: [],
  preset: 'recommended',
  rules: {},
  select: undefined,
  ignore: [],
  overrides: [],
  base: '/',
};
