import { applyEdits, type Edit } from '../text/edit.ts';
import { groupBy } from '../text/group-by.ts';
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
  /** The rules whose fixes never come to an end here, so that none of them was applied; sorted. */
  readonly unending: readonly string[];
}

/** Puts new texts into the workspace and gives the snapshot with them. */
export type PutTexts = (texts: ReadonlyMap<FileId, string>) => Snapshot;

/** More passes than any chain of fixes needs. */
const maxPasses = 1000;

/**
 * Fixes until nothing is left to fix: so fixing again changes nothing. A fix whose edits meet another's waits for
 * the next pass; one after which a file has more errors of syntax than before is taken back. Rules that undo each
 * other's work, or whose work is never done, fix nothing at all.
 */
export function fixUntilStable(
  snapshot: Snapshot,
  putTexts: PutTexts,
  options: FixOptions = {},
): FixResult {
  const unending = new Set<string>();
  for (let start = snapshot; ;) {
    const { fixed, atLimit } = fixBut(unending, start, putTexts, options);
    if (atLimit.length === 0) return { ...fixed, unending: [...unending].sort() };
    for (const rule of atLimit) unending.add(rule);
    start = putTexts(
      new Map([...fixed.texts.keys()].map((file) => [file, textOf(file, snapshot)])),
    );
  }
}

interface Attempt {
  readonly fixed: Omit<FixResult, 'unending'>;
  /** The rules that still fixed something when the passes were over. */
  readonly atLimit: readonly string[];
}

/**
 * Fixes what other rules find. Where one fault hides the next, only the files that changed are read again, and
 * everything once more when they are done.
 */
function fixBut(
  unending: ReadonlySet<string>,
  snapshot: Snapshot,
  putTexts: PutTexts,
  options: FixOptions,
): Attempt {
  const texts = new Map<FileId, string>();
  const applied = new Map<string, number>();
  const refused = new Set<string>();
  let current = snapshot;
  let result = lint(current, options);
  let isWhole = true;
  const lastPass = new Map<string, number>();
  for (let pass = 0; pass < maxPasses; pass++) {
    const candidates = fixable(result.diagnostics, current, options).filter(
      ({ rule, fix }) => !unending.has(rule) && !refused.has(identityOf(fix)),
    );
    const chosen = withoutOverlaps(candidates);
    if (chosen.length === 0) {
      if (isWhole) return { fixed: { texts, applied, result, snapshot: current }, atLimit: [] };
      result = lint(current, options);
      isWhole = true;
      continue;
    }
    const { kept, snapshot, changed } = applyHarmless(chosen, current, putTexts);
    const isKept = new Set(kept);
    for (const one of chosen) if (!isKept.has(one)) refused.add(identityOf(one.fix));
    for (const { rule } of kept) applied.set(rule, (applied.get(rule) ?? 0) + 1);
    for (const [file, text] of changed) texts.set(file, text);
    current = snapshot;
    result = lint(current, { ...options, files: new Set(changed.keys()) });
    isWhole = false;
    for (const { rule } of kept) lastPass.set(rule, pass);
  }
  // More than one, where they undo each other's work in turns.
  const atLimit = [...lastPass].flatMap(([rule, pass]) => (pass >= maxPasses - 20 ? [rule] : []));
  return { fixed: { texts, applied, result, snapshot: current }, atLimit };
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
  const before = errorCounts(base, files);
  const originals = new Map([...files].map((file) => [file, textOf(file, base)]));
  const attempt = (some: readonly Fixable[]): Applied | undefined => {
    const changed = editedTexts(some, base);
    const snapshot = putTexts(new Map([...originals, ...changed]));
    const after = [...errorCounts(snapshot, files)];
    const isHarmless = after.every(([file, count]) => count <= (before.get(file) ?? 0));
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
  const edits = groupBy(
    fixes.flatMap(({ fix }) => fix.edits),
    ({ span }) => span.file,
  );
  return new Map(
    [...edits].map(([file, ofFile]) => [file, applyEdits(textOf(file, base), ofFile)]),
  );
}

function textOf(file: FileId, snapshot: Snapshot): string {
  return snapshot.files.get(file)?.text ?? '';
}

/** How many errors of the compilers and faults of the mark-up lie in each file, whatever rules are on. */
function errorCounts(snapshot: Snapshot, files: ReadonlySet<FileId>): ReadonlyMap<FileId, number> {
  const counts = new Map<FileId, number>();
  const add = (file: FileId, count: number): void => {
    counts.set(file, (counts.get(file) ?? 0) + count);
  };
  for (const unit of unitsReading(snapshot, files)) {
    for (const { severity, span } of [...unit.unit.problems, ...unit.interface.diagnostics])
      if (severity === 'error') add(span.file, 1);
  }
  for (const file of files) add(file, snapshot.page(file)?.faults.length ?? 0);
  return counts;
}

function identityOf({ edits }: Fix): string {
  return JSON.stringify(edits);
}
