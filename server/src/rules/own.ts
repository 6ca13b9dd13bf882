import type { RuleDescription } from './rule.ts';

/** What machlint says of its own comments and settings; the engine and the configuration's reader find it. */
export const ownRules: readonly RuleDescription[] = [];
