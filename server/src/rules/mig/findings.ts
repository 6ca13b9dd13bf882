import type { MigDiagnostic } from '../../model/interface.ts';
import type { Inclusion, UnitFacts } from '../../syntax/cpp/unit.ts';
import { nearest } from '../../text/nearest.ts';
import type { FileId, Span } from '../../text/span.ts';
import type { Config } from '../../workspace/config.ts';
import type { InterfaceUnit, Snapshot } from '../../workspace/snapshot.ts';
import type { RuleDescription, Severity } from '../rule.ts';
import type { LintProblem, RawFinding } from '../run-rule.ts';
import { migRules } from './table.ts';

/**
 * What the preprocessor and MIG's own semantics say of one unit.
 * @param only the one file that is asked about: findings elsewhere may lack; undefined: all
 */
export function compilerFindings(
  unit: InterfaceUnit,
  snapshot: Snapshot,
  only: FileId | undefined,
): readonly RawFinding[] {
  const missing = hasNamedFolders(snapshot.config) ? missingAngled(unit).map(faultOf) : [];
  // What is said of included files may become a finding in the root.
  const isAll = only === undefined || only === unit.root;
  const diagnostics = isAll ? unit.interface.diagnostics : unit.diagnosticsIn(only);
  const said = isWhole(unit)
    ? diagnostics
    : diagnostics.filter(({ rule }) => !followsFromMissingText.has(rule));
  const told: readonly MigDiagnostic[] = [
    ...unit.unit.problems,
    ...foldedIntoRoot(unit, said, snapshot),
    ...missing,
  ];
  return told.map(({ rule, severity, span, message, related }) => ({
    rule: ruleOf(rule, severity),
    dialect: unit.dialect,
    finding: { span, message, severity, ...(related && { related }) },
    targets: unit.targets,
  }));
}

/**
 * Whether all is there that a compiler would see. Not where an include is missing, which is one fact: that its types are
 * missing is the same fact again. And not in a file of types alone that nobody includes: it leans on its includer.
 */
function isWhole({ unit, interface: { subsystem, slots, types } }: InterfaceUnit): boolean {
  const isTypesAlone = subsystem === undefined && slots.length === 0 && types.length > 0;
  const includesNothing = unit.files.length === 1;
  return (
    unit.includes.every(({ file }) => file !== undefined) && !(isTypesAlone && includesNothing)
  );
}

const followsFromMissingText: ReadonlySet<string> = new Set([
  'arg-type-undefined',
  'bad-request-port',
  'no-request-port',
  'no-subsystem',
  'type-undefined',
  'var-array-anon-base',
]);

/**
 * An included file that others read without a word is not at fault: what one root makes of it becomes one finding at
 * that root's `#include`.
 */
function foldedIntoRoot(
  { unit, root }: InterfaceUnit,
  diagnostics: readonly MigDiagnostic[],
  snapshot: Snapshot,
): readonly MigDiagnostic[] {
  const kept: MigDiagnostic[] = [];
  const folded = new Map<Inclusion, MigDiagnostic[]>();
  for (const diagnostic of diagnostics) {
    const { file } = diagnostic.span;
    const inclusion = file === root ? undefined : inclusionInRoot(unit, file);
    if (inclusion === undefined || !isSoundElsewhere(file, root, snapshot)) kept.push(diagnostic);
    else folded.set(inclusion, [...(folded.get(inclusion) ?? []), diagnostic]);
  }
  for (const [{ path, span }, [first, ...others]] of folded) {
    if (first === undefined) continue;
    const rest = others.length === 0 ? '' : `, and ${others.length} more of the kind`;
    kept.push({
      ...first,
      span,
      message: `in \`${path}\` as it is read here: ${first.message}${rest}`,
    });
  }
  return kept;
}

function isSoundElsewhere(file: FileId, root: FileId, snapshot: Snapshot): boolean {
  return snapshot
    .unitsOf(file)
    .some(
      (other) =>
        other.root !== root &&
        other.unit.files.some(({ id }) => id === file) &&
        other.diagnosticsIn(file).length === 0,
    );
}

/** The `#include` of the root through which a file was read. */
function inclusionInRoot({ root, includes }: UnitFacts, file: FileId): Inclusion | undefined {
  let inRoot: Inclusion | undefined;
  for (const inclusion of includes) {
    if (inclusion.span.file === root) inRoot = inclusion;
    if (inclusion.file === file) return inRoot;
  }
  return undefined;
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
  const known = new Set(units.flatMap(({ unit }) => unit.includes.flatMap(pathFound)));
  return [...first].map(([path, span]) => {
    const meant = nearest(path, known, 2);
    const advice = meant === undefined ? '' : `; \`<${meant}>\` has nearly its name`;
    return {
      span,
      message: `there is no file \`<${path}>\` in the workspace, and none of that name is built in${advice}`,
    };
  });
}

function pathFound({ path, file }: Inclusion): readonly string[] {
  return file === undefined ? [] : [path];
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
