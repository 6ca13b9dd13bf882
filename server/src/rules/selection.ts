import type { Dialect } from '../model/dialect.ts';
import { memo } from '../text/memo.ts';
import type { FileId } from '../text/span.ts';
import type { Config, RuleSettings } from '../workspace/config.ts';
import { globMatcher } from '../workspace/path-glob.ts';
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
  const overrides = config.overrides.map(({ files, base, rules }, index) => ({
    rules,
    index,
    isFor: globMatcher(files, base),
  }));
  const withoutOverrides = settingsReader(config, []);
  const readers = new Map<string, Setting>([['', withoutOverrides]]);
  const readerOfFile = new Map<FileId, Setting>();

  const readerOf = (file: FileId): Setting => {
    const known = readerOfFile.get(file);
    if (known !== undefined) return known;
    const matching = overrides.filter(({ isFor }) => isFor(file));
    const key = matching.map(({ index }) => index).join();
    const reader =
      readers.get(key) ??
      settingsReader(
        config,
        matching.map(({ rules }) => rules),
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
 * Decides one rule. Under a `select` nothing runs that it does not name; what an override turns off stays off. Else
 * the more exact name wins, `ids/range-overlap` over `ids` over the preset, and of equally exact ones `ignore` over
 * `select` over `rules`.
 */
function readSetting(
  config: Config,
  overrides: readonly RuleSettings[],
  rule: RuleDescription,
): Severity | 'off' | 'default' {
  const selected = config.select === undefined ? 0 : exactness(config.select, rule);
  const isOutside = config.select !== undefined && selected === 0;
  if (isOutside || chosenSeverity(overrides, rule)?.severity === 'off') return 'off';

  const chosen = chosenSeverity([config.rules, ...overrides], rule);
  const ignored = exactness(config.ignore, rule);
  if (ignored > 0 && ignored >= Math.max(selected, chosen?.exactness ?? 0)) return 'off';
  if (chosen !== undefined && chosen.severity !== 'off') return chosen.severity;
  if (chosen !== undefined && chosen.exactness > selected) return 'off';
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
): { readonly exactness: 1 | 2; readonly severity: Severity | 'off' } | undefined {
  const named = (name: string): Severity | 'off' | undefined =>
    layers.findLast((settings) => settings[name] !== undefined)?.[name];
  const exact = named(rule.id);
  if (exact !== undefined) return { exactness: 2, severity: exact };
  const ofGroup = named(groupOf(rule.id));
  return ofGroup && { exactness: 1, severity: ofGroup };
}

/** `security` and `strict` add to `recommended`; `all` leaves nothing out. */
function isInPreset(preset: Config['preset'], rule: RuleDescription): boolean {
  return preset === 'all' || rule.presets.includes('recommended') || rule.presets.includes(preset);
}
