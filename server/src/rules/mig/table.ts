import type { RuleDescription } from '../rule.ts';

/**
 * What the MIG compilers themselves say, as rules: one line for each `rule` of `MigDiagnostic` and of
 * `PreprocessorProblem`. They have no `check`: the preprocessor and the semantics find them.
 */
export const migRules: readonly RuleDescription[] = [];
