import picomatch from 'picomatch';
import type { Dialect } from '../model/dialect.ts';
import { memo } from '../text/memo.ts';
import type { FileId } from '../text/span.ts';
import type { Config, Override, RuleSettings } from '../workspace/config.ts';
import { groupOf } from './catalog.ts';
import type { RuleDescription, Severity } from './rule.ts';

/** Which rules run, and how much each weighs. */
export interface Selection {
  /** Whether the rule is on for some file at least. */
  isOnAnywhere(rule: RuleDescription): boolean;
  isOn(rule: RuleDescription, file: FileId): boolean;
  /**
   * The severity of one finding in a file, undefined where the rule is off there: what the settings say, else
   * what the finding says of itself, else what the rule says for the dialect.
   */
  severity(
    rule: RuleDescription,
    at: { readonly file: FileId; readonly dialect: Dialect; readonly own: Severity | undefined },
  ): Severity | undefined;
}

/** Reads the settings once per configuration; the answers are cached as long as it lives. */
export const selectionOf: (config: Config) => Selection = memo((config) => {
  const overrides = config.overrides.map(matcherOf);
  const withoutOverrides = settingsReader(config, []);
  const readers = new Map<string, Setting>([['', withoutOverrides]]);
  const readerOfFile = new Map<FileId, Setting>();

  const readerOf = (file: FileId): Setting => {
    const known = readerOfFile.get(file);
    if (known !== undefined) return known;
    const matching = overrides.filter((override) => override.matches(file));
    const key = matching.map(({ index }) => index).join();
    const reader =
      readers.get(key) ??
      settingsReader(
        config,
        matching.map(({ override }) => override.rules),
      );
    readers.set(key, reader);
    readerOfFile.set(file, reader);
    return reader;
  };

  const isTurnedOnByOverride = (rule: RuleDescription): boolean =>
    config.overrides.some(({ rules }) => readSetting(config, [rules], rule) !== 'off');

  return {
    isOnAnywhere: (rule) => withoutOverrides(rule) !== 'off' || isTurnedOnByOverride(rule),
    isOn: (rule, file) => readerOf(file)(rule) !== 'off',
    severity(rule, { file, dialect, own }) {
      const setting = overrides.length === 0 ? withoutOverrides(rule) : readerOf(file)(rule);
      if (setting === 'off') return undefined;
      if (setting !== 'default') return setting;
      return own ?? (typeof rule.severity === 'string' ? rule.severity : rule.severity[dialect]);
    },
  };
});

/** What the settings say of a rule for one set of overrides. */
type Setting = (rule: RuleDescription) => Severity | 'off' | 'default';

function settingsReader(config: Config, overrides: readonly RuleSettings[]): Setting {
  const known = new Map<string, Severity | 'off' | 'default'>();
  return (rule) => {
    let setting = known.get(rule.id);
    if (setting === undefined) {
      known.set(rule.id, (setting = readSetting(config, overrides, rule)));
    }
    return setting;
  };
}

/**
 * Decides one rule. The more exact name wins: `ids/range-overlap` over `ids` over the preset. Of equally exact
 * ones `ignore` wins over `rules`, and `rules` over `select`; under a `select` nothing runs that it does not name.
 */
function readSetting(
  config: Config,
  overrides: readonly RuleSettings[],
  rule: RuleDescription,
): Severity | 'off' | 'default' {
  const selected = config.select === undefined ? 0 : exactness(config.select, rule);
  if (config.select !== undefined && selected === 0) return 'off';
  const chosen = chosenSeverity([config.rules, ...overrides], rule);
  const ignored = exactness(config.ignore, rule);
  if (ignored > 0 && ignored >= Math.max(selected, chosen.exactness)) return 'off';
  if (chosen.exactness > 0 && chosen.severity !== 'off') return chosen.severity;
  if (chosen.exactness > 0 && chosen.exactness >= selected) return 'off';
  return config.select !== undefined || isInPreset(config.preset, rule) ? 'default' : 'off';
}

/** 2: the rule's own name is among them, 1: its group's, 0: neither. */
function exactness(names: readonly string[], rule: RuleDescription): 0 | 1 | 2 {
  if (names.includes(rule.id)) return 2;
  return names.includes(groupOf(rule.id)) ? 1 : 0;
}

/** The last setting with the rule's own name, else the last one with its group's. */
function chosenSeverity(
  layers: readonly RuleSettings[],
  rule: RuleDescription,
): { readonly exactness: number; readonly severity: Severity | 'off' } {
  let chosen: { exactness: number; severity: Severity | 'off' } = { exactness: 0, severity: 'off' };
  for (const settings of layers) {
    const exact = settings[rule.id];
    const ofGroup = settings[groupOf(rule.id)];
    if (exact !== undefined) chosen = { exactness: 2, severity: exact };
    else if (ofGroup !== undefined && chosen.exactness < 2) {
      chosen = { exactness: 1, severity: ofGroup };
    }
  }
  return chosen;
}

/** `security` and `strict` add to `recommended`; `all` leaves nothing out. */
function isInPreset(preset: Config['preset'], rule: RuleDescription): boolean {
  return preset === 'all' || rule.presets.includes('recommended') || rule.presets.includes(preset);
}

interface OverrideMatcher {
  readonly override: Override;
  readonly index: number;
  matches(file: FileId): boolean;
}

function matcherOf(override: Override, index: number): OverrideMatcher {
  const isMatch = picomatch([...override.files], { dot: true });
  const prefix = override.base.endsWith('/') ? override.base : `${override.base}/`;
  return {
    override,
    index,
    matches: (file) => file.startsWith(prefix) && isMatch(file.slice(prefix.length)),
  };
}
