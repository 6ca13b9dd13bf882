import type { FileSyntax } from '../syntax/cpp/file-syntax.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { isRuleOrGroup } from './catalog.ts';
import { unknownRuleMessage } from './unknown-rule.ts';
import type { Finding } from './rule.ts';
import {
  suppressionComments,
  type SuppressionComment,
  type WrittenName,
} from './suppression-comment.ts';

/** One name in one comment, and the lines on which it silences, the last one included. */
export interface Suppression {
  readonly name: WrittenName;
  readonly comment: SuppressionComment;
  readonly firstLine: number;
  readonly lastLine: number;
}

export interface FileSuppressions {
  readonly suppressions: readonly Suppression[];
  /** Comments that cannot be read, for `machlint/malformed-suppression`. */
  readonly malformed: readonly Finding[];
}

/**
 * What the comments of a file silence:
 * - `machlint-ignore` the lines on which it stands or, alone on them, the next line with content;
 * - `machlint-ignore-next-line` that next line;
 * - `machlint-ignore-start` all up to `machlint-ignore-end`;
 * - `machlint-ignore-file` the whole file.
 */
export function readSuppressions(
  file: SourceFile,
  syntax: () => FileSyntax | undefined,
): FileSuppressions {
  const comments = suppressionComments(file, syntax);
  const blocks = pairBlocks(comments);
  const suppressions = comments
    .filter(({ form }) => form !== 'end')
    .flatMap((comment) => {
      const lines = linesOf(file, comments, comment, blocks.ends.get(comment));
      return comment.names.map((name) => ({ name, comment, ...lines }));
    });
  return { suppressions, malformed: [...comments.flatMap(faultsOf), ...blocks.faults] };
}

interface Blocks {
  /** The closing comment of each opening one that has one. */
  readonly ends: ReadonlyMap<SuppressionComment, SuppressionComment>;
  readonly faults: readonly Finding[];
}

/** Matches starts and ends: an end that names rules closes the innermost start with these, another the innermost. */
function pairBlocks(comments: readonly SuppressionComment[]): Blocks {
  const ends = new Map<SuppressionComment, SuppressionComment>();
  const faults: Finding[] = [];
  const open: SuppressionComment[] = [];
  for (const comment of comments) {
    if (comment.form === 'start') open.push(comment);
    if (comment.form !== 'end') continue;
    const at = open.findLastIndex(({ names }) =>
      comment.names.every(({ text }) => names.some((name) => name.text === text)),
    );
    const [start] = at === -1 ? [] : open.splice(at, 1);
    if (start !== undefined) ends.set(start, comment);
    else faults.push(finding(comment.span, 'no `machlint-ignore-start` stands before it'));
  }
  for (const { span } of open) faults.push(finding(span, 'no `machlint-ignore-end` follows it'));
  return { ends, faults };
}

/** The lines that a comment silences. A start without an end reaches to the end of the file. */
function linesOf(
  file: SourceFile,
  comments: readonly SuppressionComment[],
  comment: SuppressionComment,
  end: SuppressionComment | undefined,
): { readonly firstLine: number; readonly lastLine: number } {
  const lineOf = (offset: number): number => file.lines.position(offset).line;
  const lastLine = file.lines.lineCount - 1;
  const first = lineOf(comment.span.start);
  const last = lineOf(comment.span.end);
  switch (comment.form) {
    case 'file':
      return { firstLine: 0, lastLine };
    case 'start':
    case 'end':
      return { firstLine: first, lastLine: end === undefined ? lastLine : lineOf(end.span.end) };
    case 'here':
    case 'next-line': {
      const isAlone = !hasContent(file, comments, first) && !hasContent(file, comments, last);
      if (comment.form === 'here' && !isAlone) return { firstLine: first, lastLine: last };
      let next = last + 1;
      while (next < lastLine && !hasContent(file, comments, next)) next += 1;
      return { firstLine: next, lastLine: next };
    }
  }
}

/** Whether a line holds anything but blanks and suppressions. */
function hasContent(
  { text, lines }: SourceFile,
  comments: readonly SuppressionComment[],
  line: number,
): boolean {
  const end = lines.lineEnd(line);
  let at = lines.lineStart(line);
  for (const { span } of comments) {
    if (span.end <= at || span.start >= end) continue;
    if (span.start > at && text.slice(at, span.start).trim() !== '') return true;
    at = span.end;
  }
  return at < end && text.slice(at, end).trim() !== '';
}

/** What is wrong with the comment and its names. */
function faultsOf({ fault, span, names }: SuppressionComment): readonly Finding[] {
  const ofComment = fault === undefined ? [] : [finding(span, fault)];
  const ofNames = names.filter(({ text }) => !isRuleOrGroup(text)).map(unknownName);
  return [...ofComment, ...ofNames];
}

function unknownName({ text, span }: WrittenName): Finding {
  const { message, meant } = unknownRuleMessage(text);
  if (meant === undefined) return finding(span, message);
  const edits = [{ span, insert: meant }];
  return { ...finding(span, message), fix: { title: `name \`${meant}\``, edits, safe: false } };
}

function finding(span: Span, message: string): Finding {
  return { span, message };
}
