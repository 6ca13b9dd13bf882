import type { Diagnostic } from '../rules/rule.ts';
import type { Edit } from '../text/edit.ts';
import type { SourceFile } from '../text/source-file.ts';
import { span } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { onlyEdits, type CodeAction } from './code-action.ts';

/** What stands where a person writes why. */
const reasonToFill = 'why this is meant';

/** A comment that silences a finding on its line, with a reason to be filled in. */
export function suppressActions(
  snapshot: Snapshot,
  diagnostics: readonly Diagnostic[],
): readonly CodeAction[] {
  return diagnostics.flatMap((diagnostic) => {
    const { rule, span: at } = diagnostic;
    const file = snapshot.files.get(at.file);
    const edit = file === undefined ? undefined : suppression(snapshot, file, at.start, rule);
    if (edit === undefined || rule.startsWith('machlint/')) return [];
    return {
      id: `suppress ${rule} ${at.start}`,
      title: `Ignore \`${rule}\` on this line, with a reason`,
      kind: 'quickfix' as const,
      isPreferred: false,
      diagnostic,
      change: () => onlyEdits([edit]),
    };
  });
}

/** At the line's end; on a line of its own before it, where the end lies in a comment or goes on below. */
function suppression(
  snapshot: Snapshot,
  file: SourceFile,
  offset: number,
  rule: string,
): Edit | undefined {
  const { line } = file.lines.position(offset);
  const start = file.lines.lineStart(line);
  const end = file.lines.lineEnd(line);
  const isFree = (at: number): boolean => isOutsideComments(snapshot, file, at);
  const text = file.text.slice(start, end);
  if (isFree(end) && !text.trimEnd().endsWith('\\')) {
    return {
      span: span(file.id, end, end),
      insert: ` ${comment(file, `machlint-ignore ${rule}`)}`,
    };
  }
  const isContinued = file.text.slice(0, start).trimEnd().endsWith('\\');
  if (!isFree(start) || isContinued) return undefined;
  const indent = /^[ \t]*/.exec(text)?.[0] ?? '';
  const insert = `${indent}${comment(file, `machlint-ignore-next-line ${rule}`)}\n`;
  return { span: span(file.id, start, start), insert };
}

function comment({ kind }: SourceFile, text: string): string {
  const body = `${text}: ${reasonToFill}`;
  return kind === 'man' ? `<!-- ${body} -->` : `/* ${body} */`;
}

function isOutsideComments(
  snapshot: Snapshot,
  { id, kind, text }: SourceFile,
  at: number,
): boolean {
  if (kind === 'man') {
    const open = text.lastIndexOf('<!--', at - 1);
    const isInTag = text.lastIndexOf('<', at - 1) > text.lastIndexOf('>', at - 1);
    return (open === -1 || text.indexOf('-->', open) < at) && !isInTag;
  }
  const comments = snapshot.syntax(id)?.comments ?? [];
  return !comments.some(
    ({ span: own, kind: form }) =>
      own.start < at && (form === 'line' ? at <= own.end : at < own.end),
  );
}
