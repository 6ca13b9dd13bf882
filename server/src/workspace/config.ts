import type { Architecture, Dialect } from '../model/dialect.ts';
import type { MigFlags } from '../model/target.ts';

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
  readonly rules: RuleSettings;
  /** Only these rules or groups; undefined: the preset's. */
  readonly select: readonly string[] | undefined;
  readonly ignore: readonly string[];
  /** Files that are not read, as globs. */
  readonly exclude: readonly Exclusion[];
  /** Settings for files that match a glob; of several that match, the later wins. */
  readonly overrides: readonly Override[];
}

export interface Exclusion {
  /** A glob relative to `base`. */
  readonly glob: string;
  /** The absolute folder of the configuration file that says so. */
  readonly base: string;
}

/** Rules or groups by name. */
export type RuleSettings = Readonly<Record<string, 'error' | 'warning' | 'info' | 'off'>>;

export interface ConfiguredTarget {
  readonly name: string;
  readonly dialect?: Dialect;
  readonly architecture?: Architecture;
  readonly defines?: Readonly<Record<string, string>>;
  readonly includes?: readonly string[];
  readonly imacros?: readonly string[];
  /** Globs of root files, relative to `base`; absent: every root. */
  readonly roots?: readonly string[];
  /** The absolute folder of the configuration file that declares the target. */
  readonly base: string;
  readonly flags?: MigFlags;
}

export interface Override {
  /** Globs relative to `base`. */
  readonly files: readonly string[];
  /** The absolute folder of the configuration file that says so. */
  readonly base: string;
  readonly rules: RuleSettings;
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
  exclude: [],
  overrides: [],
};
