import { applyEdits, type Edit } from '../text/edit.ts';
import type { FileId } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { lint, type LintOptions, type LintResult } from './engine.ts';
import { createEditSet } from './edit-set.ts';
import type { Diagnostic, Fix } from './rule.ts';
import { unitsReading } from './subjects.ts';

export interface FixOptions extends LintOptions {
  /** Also fixes that may not be what was meant. */
  readonly unsafe?: boolean;
}

export interface FixResult {
  /** The new texts of the files that changed. */
  readonly texts: ReadonlyMap<FileId, string>;
  /** How often each rule's fix was applied, by rule. */
  readonly applied: ReadonlyMap<string, number>;
  /** What is left. */
  readonly result: LintResult;
  /** The workspace with the new texts. */
  readonly snapshot: Snapshot;
}

/** Puts new texts into the workspace and gives the snapshot with them. */
export type PutTexts = (texts: ReadonlyMap<FileId, string>) => Snapshot;

/** More passes than any chain of fixes needs; two rules that undo each other's work end here. */
const maxPasses = 20;

/**
 * Fixes until nothing is left to fix: so fixing again changes nothing. A fix whose edits meet another's waits for
 * the next pass; one after which a file has more errors of syntax than before is taken back.
 */
export function fixUntilStable(
  snapshot: Snapshot,
  putTexts: PutTexts,
  options: FixOptions = {},
): FixResult {
  const texts = new Map<FileId, string>();
  const applied = new Map<string, number>();
  const refused = new Set<string>();
  let current = snapshot;
  let result = lint(current, options);
  for (let pass = 0; pass < maxPasses; pass++) {
    const candidates = fixable(result.diagnostics, current, options).filter(
      ({ fix }) => !refused.has(identityOf(fix)),
    );
    const chosen = withoutOverlaps(candidates);
    if (chosen.length === 0) break;
    const { kept, snapshot, changed } = applyHarmless(chosen, current, putTexts);
    const isKept = new Set(kept);
    for (const one of chosen) if (!isKept.has(one)) refused.add(identityOf(one.fix));
    for (const { rule } of kept) applied.set(rule, (applied.get(rule) ?? 0) + 1);
    for (const [file, text] of changed) texts.set(file, text);
    current = snapshot;
    result = lint(current, options);
  }
  return { texts, applied, result, snapshot: current };
}

interface Fixable {
  readonly rule: string;
  readonly fix: Fix;
}

/** The fixes that may be applied: every edit lies in a file that is checked and not built in. */
function fixable(
  diagnostics: readonly Diagnostic[],
  snapshot: Snapshot,
  { unsafe = false, files }: FixOptions,
): readonly Fixable[] {
  const mayEdit = ({ span: { file } }: Edit): boolean =>
    snapshot.files.has(file) && !file.startsWith('builtin:') && (files?.has(file) ?? true);
  const changesText = ({ span: { file, start, end }, insert }: Edit): boolean =>
    textOf(file, snapshot).slice(start, end) !== insert;
  return diagnostics.flatMap(({ rule, fix }) => {
    if (fix === undefined || !(fix.safe || unsafe)) return [];
    return fix.edits.every(mayEdit) && fix.edits.some(changesText) ? [{ rule, fix }] : [];
  });
}

/** Takes fixes in order, whole or not at all. */
function withoutOverlaps(fixes: readonly Fixable[]): readonly Fixable[] {
  const taken = createEditSet();
  return fixes.filter(({ fix }) => taken.add(fix.edits));
}

interface Applied {
  readonly kept: readonly Fixable[];
  /** The workspace after the kept fixes. */
  readonly snapshot: Snapshot;
  readonly changed: ReadonlyMap<FileId, string>;
}

/**
 * Applies the fixes that together leave no file with more errors than before. Where all of them do damage, halves are
 * tried apart to find the one at fault, and what is harmless once more together.
 */
function applyHarmless(fixes: readonly Fixable[], base: Snapshot, putTexts: PutTexts): Applied {
  const files = new Set(fixes.flatMap(({ fix }) => fix.edits).map(({ span }) => span.file));
  const before = errorCount(base, files);
  const originals = new Map([...files].map((file) => [file, textOf(file, base)]));
  const attempt = (some: readonly Fixable[]): Applied | undefined => {
    const changed = editedTexts(some, base);
    const snapshot = putTexts(new Map([...originals, ...changed]));
    const isHarmless = errorCount(snapshot, files) <= before;
    return isHarmless ? { kept: some, snapshot, changed } : undefined;
  };
  const harmless = (some: readonly Fixable[]): readonly Fixable[] => {
    if (attempt(some) !== undefined) return some;
    if (some.length === 1) return [];
    const middle = some.length >> 1;
    return [...harmless(some.slice(0, middle)), ...harmless(some.slice(middle))];
  };
  const none = (): Applied => ({ kept: [], snapshot: putTexts(originals), changed: new Map() });
  return attempt(fixes) ?? attempt(harmless(fixes)) ?? none();
}

function editedTexts(fixes: readonly Fixable[], base: Snapshot): ReadonlyMap<FileId, string> {
  const edits = new Map<FileId, Edit[]>();
  for (const edit of fixes.flatMap(({ fix }) => fix.edits)) {
    const { file } = edit.span;
    const ofFile = edits.get(file);
    if (ofFile === undefined) edits.set(file, [edit]);
    else ofFile.push(edit);
  }
  return new Map(
    [...edits].map(([file, ofFile]) => [file, applyEdits(textOf(file, base), ofFile)]),
  );
}

function textOf(file: FileId, snapshot: Snapshot): string {
  return snapshot.files.get(file)?.text ?? '';
}

/** Errors of the compilers and faults of the mark-up, whatever rules are on. */
function errorCount(snapshot: Snapshot, files: ReadonlySet<FileId>): number {
  let count = 0;
  for (const unit of unitsReading(snapshot, files)) {
    const said = [...unit.unit.problems, ...unit.interface.diagnostics];
    count += said.filter(({ severity }) => severity === 'error').length;
  }
  for (const file of files) count += snapshot.page(file)?.faults.length ?? 0;
  return count;
}

function identityOf({ edits }: Fix): string {
  return JSON.stringify(edits);
}
