import { breakingRules } from './breaking/table.ts';
import { rules } from './index.ts';
import { migRules } from './mig/table.ts';
import { ownRules } from './own.ts';
import type { RuleDescription } from './rule.ts';

/** Every rule that a diagnostic can name, in the order of the names. */
export const ruleCatalog: readonly RuleDescription[] = [
  ...rules,
  ...migRules,
  ...breakingRules,
  ...ownRules,
].sort((a, b) => (a.id < b.id ? -1 : 1));

const byId = new Map(ruleCatalog.map((rule) => [rule.id, rule]));
const groups: ReadonlySet<string> = new Set(ruleCatalog.map((rule) => groupOf(rule.id)));

/** Every name that a setting may give: rules and groups. */
export const ruleAndGroupNames: readonly string[] = [...groups, ...byId.keys()].sort();

export function ruleNamed(id: string): RuleDescription | undefined {
  return byId.get(id);
}

/** `ids` of `ids/range-overlap`. */
export function groupOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}

/** Whether a setting may name it: a rule or a group. */
export function isRuleOrGroup(name: string): boolean {
  return byId.has(name) || groups.has(name);
}
