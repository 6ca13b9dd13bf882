import type { RuleDescription } from './rule.ts';

export const configRule: RuleDescription = {
  id: 'machlint/config',
  title: 'Configuration that cannot be followed',
  severity: 'error',
  presets: ['recommended'],
  since: '0.1.0',
};

export const malformedSuppression: RuleDescription = {
  id: 'machlint/malformed-suppression',
  title: 'Suppression that cannot be read',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
};

export const unusedSuppression: RuleDescription = {
  id: 'machlint/unused-suppression',
  title: 'Suppression without a finding',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
};

/** What machlint says of its own comments and settings: the engine and the configuration's reader find it. */
export const ownRules: readonly RuleDescription[] = [
  configRule,
  malformedSuppression,
  unusedSuppression,
];
