import type { FileId, Span } from '../../text/span.ts';
import type { InterfaceUnit, Snapshot } from '../../workspace/snapshot.ts';
import type { Finding, RuleDescription, Severity } from '../rule.ts';
import type { LintProblem, RawFinding } from '../run-rule.ts';
import { migRules } from './table.ts';

/**
 * What the preprocessor and MIG's own semantics say of one unit. It tells apart what the compiler cannot: a file
 * of types alone is no root, so it needs no `subsystem`.
 */
export function compilerFindings(
  unit: InterfaceUnit,
  config: Snapshot['config'],
): readonly RawFinding[] {
  const { dialect, targets } = unit;
  const isRoot = !holdsOnlyTypes(unit);
  const toFinding = (said: Said): RawFinding => ({
    rule: ruleOf(said.rule, said.severity),
    dialect,
    finding: findingOf(said),
    targets,
  });
  return [
    ...unit.unit.problems
      .filter((problem) => problem.rule !== 'include-not-found' || isFault(problem, unit, config))
      .map(toFinding),
    ...unit.interface.diagnostics
      .filter(({ rule }) => isRoot || !rulesForRootsAlone.has(rule))
      .map(toFinding),
  ];
}

/**
 * Includes in angle brackets that nothing has, where nobody said which folders to search: facts, not faults. One
 * entry a path, at its first place.
 */
export function missingIncludes(
  units: readonly InterfaceUnit[],
  snapshot: Snapshot,
  isWanted: (file: FileId) => boolean,
): readonly LintProblem[] {
  const first = new Map<string, Span>();
  for (const unit of units) {
    for (const { rule, span } of unit.unit.problems) {
      if (rule !== 'include-not-found' || !isWanted(span.file)) continue;
      const inclusion = unit.unit.includes.find((one) => isSame(one.span, span));
      if (inclusion === undefined || isFault({ span }, unit, snapshot.config)) continue;
      const known = first.get(inclusion.path);
      if (known === undefined || isBefore(span, known)) first.set(inclusion.path, span);
    }
  }
  return [...first].map(([path, span]) => ({
    span,
    message: `\`<${path}>\` is not found in the workspace and not built in: what it declares is unknown`,
  }));
}

interface Said {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly span: Span;
  readonly message: string;
}

const rulesForRootsAlone: ReadonlySet<string> = new Set([
  'no-subsystem',
  'no-subsystem-before-types',
]);

function holdsOnlyTypes({ interface: { subsystem, slots, types } }: InterfaceUnit): boolean {
  return subsystem === undefined && slots.length === 0 && types.length > 0;
}

const byName = new Map(migRules.map((rule) => [rule.id, rule]));

/** The table's entry; one that the table lacks still has a name and is recommended. */
function ruleOf(name: string, severity: Severity): RuleDescription {
  const id = `mig/${name}`;
  return byName.get(id) ?? { id, title: id, severity, presets: ['recommended'], since: '0.1.0' };
}

function findingOf({ span, message, severity }: Said): Finding {
  return { span, message, severity };
}

/** Whether an include that is not found is an error: in quotes always, in brackets where the folders were named. */
function isFault(
  { span }: { readonly span: Span },
  { unit }: InterfaceUnit,
  config: Snapshot['config'],
): boolean {
  const inclusion = unit.includes.find((one) => isSame(one.span, span));
  const hasNamedFolders = config.target !== undefined || config.includes.length > 0;
  return inclusion?.angled !== true || hasNamedFolders;
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.file === b.file;
}

function isBefore(a: Span, b: Span): boolean {
  return a.file < b.file || (a.file === b.file && a.start < b.start);
}
