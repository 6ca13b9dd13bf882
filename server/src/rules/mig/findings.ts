import type { Inclusion } from '../../syntax/cpp/unit.ts';
import type { FileId, Span } from '../../text/span.ts';
import type { Config } from '../../workspace/config.ts';
import type { InterfaceUnit } from '../../workspace/snapshot.ts';
import type { RuleDescription, Severity } from '../rule.ts';
import type { LintProblem, RawFinding } from '../run-rule.ts';
import { migRules } from './table.ts';

/** What the preprocessor and MIG's own semantics say of one unit. */
export function compilerFindings(unit: InterfaceUnit, config: Config): readonly RawFinding[] {
  const missing = hasNamedFolders(config) ? missingAngled(unit).map(faultOf) : [];
  return [...unit.unit.problems, ...unit.interface.diagnostics, ...missing].map(
    ({ rule, severity, span, message }) => ({
      rule: ruleOf(rule, severity),
      dialect: unit.dialect,
      finding: { span, message, severity },
      targets: unit.targets,
    }),
  );
}

/**
 * Includes in angle brackets that nothing has, where nobody said which folders to search: facts, not faults. One
 * entry a path, at its first place.
 */
export function missingIncludes(
  units: readonly InterfaceUnit[],
  config: Config,
  isWanted: (file: FileId) => boolean,
): readonly LintProblem[] {
  if (hasNamedFolders(config)) return [];
  const first = new Map<string, Span>();
  for (const { path, span } of units.flatMap(missingAngled)) {
    const known = first.get(path);
    const isFirst = known === undefined || isBefore(span, known);
    if (isFirst && isWanted(span.file)) first.set(path, span);
  }
  return [...first].map(([path, span]) => ({
    span,
    message: `there is no file \`<${path}>\` in the workspace, and none of that name is built in`,
  }));
}

/** Whether a person chose the targets or the folders, so that what is not found in them is at fault. */
function hasNamedFolders({ target, includes }: Config): boolean {
  return target !== undefined || includes.length > 0;
}

/** The preprocessor reports an include in quotes itself. */
function missingAngled({ unit }: InterfaceUnit): readonly Inclusion[] {
  return unit.includes.filter(({ angled, file }) => angled && file === undefined);
}

function faultOf({ path, span }: Inclusion) {
  const message = `there is no file \`${path}\` to include`;
  return { rule: 'include-not-found', severity: 'error', span, message } as const;
}

const byName = new Map(migRules.map((rule) => [rule.id, rule]));

/** The table's entry; one that the table lacks still has a name and is recommended. */
function ruleOf(name: string, severity: Severity): RuleDescription {
  const id = `mig/${name}`;
  return byName.get(id) ?? { id, title: id, severity, presets: ['recommended'], since: '0.1.0' };
}

function isBefore(a: Span, b: Span): boolean {
  return a.file < b.file || (a.file === b.file && a.start < b.start);
}
