import { memo } from '../text/memo.ts';
import type { SourceFile } from '../text/source-file.ts';
import { span, type FileId, type Span } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { groupOf, ruleCatalog, ruleNamed } from './catalog.ts';
import type { Diagnostic, Finding, Fix, RuleDescription } from './rule.ts';
import { readSuppressions, type Suppression } from './suppression.ts';
import type { WrittenName } from './suppression-comment.ts';

/** A diagnostic that a comment silences. */
export interface Suppressed {
  readonly diagnostic: Diagnostic;
  readonly reason: string | undefined;
  /** The comment. */
  readonly comment: Span;
}

export interface SuppressionResult {
  readonly kept: readonly Diagnostic[];
  readonly suppressed: readonly Suppressed[];
  /** Comments that silence nothing, for `machlint/unused-suppression`. */
  readonly unused: readonly Finding[];
  /** Comments that cannot be read, for `machlint/malformed-suppression`. */
  readonly malformed: readonly Finding[];
}

interface SuppressionOptions {
  readonly isWanted: (file: FileId) => boolean;
  /** Whether a rule has said all that it has to say of a file: only then a comment can be unused. */
  readonly hasRun: (rule: RuleDescription, file: FileId) => boolean;
}

/** Takes out the diagnostics, sorted by place, that comments of their file silence: by the line on which they start. */
export function applySuppressions(
  snapshot: Snapshot,
  diagnostics: readonly Diagnostic[],
  { isWanted, hasRun }: SuppressionOptions,
): SuppressionResult {
  const read = memo((file: SourceFile) => readSuppressions(file, () => snapshot.syntax(file.id)));
  const silencerOf = memo((file: SourceFile) => createSilencer(read(file).suppressions));
  const used = new Set<Suppression>();
  const kept: Diagnostic[] = [];
  const suppressed: Suppressed[] = [];
  for (const diagnostic of diagnostics) {
    const file = snapshot.files.get(diagnostic.span.file);
    const by = file && silencerOf(file)(diagnostic, file);
    if (by === undefined) {
      kept.push(diagnostic);
    } else {
      used.add(by);
      suppressed.push({ diagnostic, reason: by.comment.reason, comment: by.comment.span });
    }
  }

  const wanted = [...snapshot.files.values()].filter(({ id }) => isWanted(id));
  return {
    kept,
    suppressed,
    malformed: wanted.flatMap((file) => read(file).malformed),
    unused: wanted.flatMap((file) => {
      const idle = read(file).suppressions.filter(
        (one) => !used.has(one) && isAnswered(one, (rule) => hasRun(rule, file.id)),
      );
      const idleNames = new Set(idle.map(({ name }) => name));
      return idle.map((one) => unusedFinding(one, idleNames, file));
    }),
  };
}

/**
 * Finds what silences each of a file's diagnostics, which come in the order of their starts. Of several the one counts
 * that begins last: so a needless wider one shows as unused.
 */
function createSilencer(
  suppressions: readonly Suppression[],
): (diagnostic: Diagnostic, file: SourceFile) => Suppression | undefined {
  if (suppressions.length === 0) return () => undefined;
  const sorted = [...suppressions].sort((a, b) => a.firstLine - b.firstLine);
  const begun = new Map<string, Suppression[]>();
  let next = 0;
  const begin = (line: number): void => {
    for (let one = sorted[next]; one !== undefined && one.firstLine <= line; one = sorted[++next]) {
      const stack = begun.get(one.name.text);
      if (stack === undefined) begun.set(one.name.text, [one]);
      else stack.push(one);
    }
  };
  const covering = (name: string, line: number): Suppression | undefined => {
    const stack = begun.get(name) ?? [];
    while ((stack.at(-1)?.lastLine ?? line) < line) stack.pop();
    return stack.at(-1);
  };
  return ({ rule, span: { start } }, { lines }) => {
    const { line } = lines.position(start);
    begin(line);
    const exact = covering(rule, line);
    const ofGroup = covering(groupOf(rule), line);
    return (ofGroup?.firstLine ?? -1) > (exact?.firstLine ?? -1) ? ofGroup : exact;
  };
}

/** Whether all the rules that a suppression names have run; a name that no rule has is malformed, not unused. */
function isAnswered({ name }: Suppression, hasRun: (rule: RuleDescription) => boolean): boolean {
  const rule = ruleNamed(name.text);
  if (rule !== undefined) return hasRun(rule);
  const group = ruleCatalog.filter(({ id }) => groupOf(id) === name.text);
  return group.length > 0 && group.every(hasRun);
}

function unusedFinding(
  { name, comment }: Suppression,
  idleNames: ReadonlySet<WrittenName>,
  file: SourceFile,
): Finding {
  const isAll = comment.names.every((one) => idleNames.has(one));
  const finding: Finding = {
    span: isAll && comment.names.length === 1 ? comment.span : name.span,
    message: `\`${name.text}\` finds nothing here that the comment could silence`,
    tags: ['unnecessary'],
  };
  // Without its start the end of a block would be malformed.
  if (comment.form === 'start') return finding;
  return {
    ...finding,
    fix: isAll ? removeComment(comment.span, file) : removeName(name.span, file),
  };
}

/** Takes out the comment and the blanks before it, with its line where nothing else stands on it. */
function removeComment(comment: Span, { id, text, lines }: SourceFile): Fix {
  const first = lines.position(comment.start).line;
  const last = lines.position(comment.end).line;
  const before = text.slice(lines.lineStart(first), comment.start);
  const after = text.slice(comment.end, lines.lineEnd(last));
  const isAlone = before.trim() === '' && after.trim() === '';
  const removed = isAlone
    ? span(id, lines.lineStart(first), lines.lineStart(last + 1))
    : span(id, comment.start - (before.length - before.trimEnd().length), comment.end);
  const edits = [{ span: removed, insert: '' }];
  return { title: 'remove the comment', edits, safe: true };
}

/** Takes out one name of a list, with the comma and the blanks that part it from its neighbour. */
function removeName({ file: id, start, end }: Span, { text }: SourceFile): Fix {
  const isPart = (offset: number): boolean => /[\s,]/.test(text.charAt(offset));
  let from = start;
  let to = end;
  while (isPart(to)) to += 1;
  if (text.charAt(to) === ':') {
    to = end;
    while (isPart(from - 1)) from -= 1;
  }
  const edits = [{ span: span(id, from, to), insert: '' }];
  return { title: 'remove the name', edits, safe: true };
}
