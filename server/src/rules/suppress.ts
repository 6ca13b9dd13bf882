import { memo } from '../text/memo.ts';
import type { SourceFile } from '../text/source-file.ts';
import { span, type FileId, type Span } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { groupOf, ruleCatalog, ruleNamed } from './catalog.ts';
import type { Diagnostic, Finding, Fix, RuleDescription } from './rule.ts';
import { readSuppressions, type Suppression } from './suppression.ts';

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

/** Takes out the diagnostics that comments of their file silence, by the line on which they start. */
export function applySuppressions(
  snapshot: Snapshot,
  diagnostics: readonly Diagnostic[],
  { isWanted, hasRun }: SuppressionOptions,
): SuppressionResult {
  const read = memo((file: SourceFile) => readSuppressions(file, () => snapshot.syntax(file.id)));
  const used = new Set<Suppression>();
  const kept: Diagnostic[] = [];
  const suppressed: Suppressed[] = [];
  for (const diagnostic of diagnostics) {
    const file = snapshot.files.get(diagnostic.span.file);
    const by = file && silencing(diagnostic, file, read(file).suppressions);
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
      return idle.map((one) => unusedFinding(one, idle, file));
    }),
  };
}

/** Of several that cover the diagnostic the one with the fewest lines: so a needless wider one shows as unused. */
function silencing(
  { rule, span: at }: Diagnostic,
  file: SourceFile,
  suppressions: readonly Suppression[],
): Suppression | undefined {
  if (suppressions.length === 0) return undefined;
  const { line } = file.lines.position(at.start);
  const length = ({ firstLine, lastLine }: Suppression): number => lastLine - firstLine;
  return suppressions
    .filter(({ firstLine, lastLine }) => firstLine <= line && line <= lastLine)
    .filter(({ name }) => name.text === rule || name.text === groupOf(rule))
    .sort((a, b) => length(a) - length(b))[0];
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
  idle: readonly Suppression[],
  file: SourceFile,
): Finding {
  const idleNames = idle.filter((one) => one.comment === comment).map((one) => one.name);
  const isAll = comment.names.every((one) => idleNames.includes(one));
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
