import type { FileSyntax } from '../syntax/cpp/file-syntax.ts';
import { clip } from '../text/clip.ts';
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
  if (comments.length === 0) return noSuppressions;
  const { ends, faults } = pairBlocks(comments);
  const nextContent = contentLines(file, comments);
  const suppressions = comments
    .filter(({ form }) => form !== 'end')
    .flatMap((comment) => {
      const lines = linesOf(file, comment, nextContent, ends.get(comment));
      return comment.names.map((name) => ({ name, comment, ...lines }));
    });
  return { suppressions, malformed: [...faultsOf(comments), ...faults] };
}

const noSuppressions: FileSuppressions = { suppressions: [], malformed: [] };

interface Blocks {
  /** The closing comment of each opening one that has one. */
  readonly ends: ReadonlyMap<SuppressionComment, SuppressionComment>;
  readonly faults: readonly Finding[];
}

/** Matches starts and ends: an end that names rules closes the last start of just these, another the last start. */
function pairBlocks(comments: readonly SuppressionComment[]): Blocks {
  const ends = new Map<SuppressionComment, SuppressionComment>();
  const faults: Finding[] = [];
  const open: SuppressionComment[] = [];
  const openByNames = new Map<string, SuppressionComment[]>();
  for (const comment of comments) {
    const names = comment.names.map(({ text }) => text).sort();
    const sameNames = openByNames.get(names.join()) ?? [];
    if (comment.form === 'start') {
      open.push(comment);
      sameNames.push(comment);
      openByNames.set(names.join(), sameNames);
    }
    if (comment.form !== 'end') continue;
    const start = popUnless(names.length === 0 ? open : sameNames, (one) => ends.has(one));
    if (start !== undefined) ends.set(start, comment);
    else faults.push(finding(comment.span, 'no `machlint-ignore-start` stands before it'));
  }
  for (const comment of open) {
    const fault = finding(comment.span, 'no `machlint-ignore-end` follows it');
    if (!ends.has(comment)) faults.push(fault);
  }
  return { ends, faults };
}

/** Takes the last one that is not done off a stack, and those behind it. */
function popUnless<Item>(stack: Item[], isDone: (item: Item) => boolean): Item | undefined {
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    if (!isDone(item)) return item;
  }
  return undefined;
}

/** The lines that a comment silences. A start without an end reaches to the end of the file. */
function linesOf(
  file: SourceFile,
  { form, span }: SuppressionComment,
  nextContent: (line: number) => number,
  end: SuppressionComment | undefined,
): { readonly firstLine: number; readonly lastLine: number } {
  const lineOf = (offset: number): number => file.lines.position(offset).line;
  const lastLine = file.lines.lineCount - 1;
  const first = lineOf(span.start);
  const last = lineOf(span.end);
  switch (form) {
    case 'file':
      return { firstLine: 0, lastLine };
    case 'start':
    case 'end':
      return { firstLine: first, lastLine: end === undefined ? lastLine : lineOf(end.span.end) };
    case 'here':
    case 'next-line': {
      const isAlone = nextContent(first) !== first && nextContent(last) !== last;
      if (form === 'here' && !isAlone) return { firstLine: first, lastLine: last };
      const next = nextContent(last + 1);
      return { firstLine: next, lastLine: next };
    }
  }
}

/** For each line the next one, itself among them, that holds more than blanks and suppressions. */
function contentLines(
  { text, lines }: SourceFile,
  comments: readonly SuppressionComment[],
): (line: number) => number {
  const count = lines.lineCount;
  const next = new Uint32Array(count + 1).fill(count);
  let index = comments.length - 1;
  for (let line = count - 1; line >= 0; line--) {
    const start = lines.lineStart(line);
    let end = lines.lineEnd(line);
    let hasContent = false;
    for (; !hasContent; index--) {
      const comment = comments[index]?.span;
      if (comment === undefined || comment.end <= start) break;
      hasContent = !isBlank(text, comment.end, end);
      end = Math.min(end, comment.start);
      // It reaches into the lines above, which look at it again.
      if (comment.start < start) break;
    }
    hasContent ||= !isBlank(text, start, end);
    next[line] = hasContent ? line : (next[line + 1] ?? count);
  }
  return (line) => next[line] ?? count;
}

function isBlank(text: string, start: number, end: number): boolean {
  return start >= end || text.slice(start, end).trim() === '';
}

/** More misspelt names than a person writes into a file: from there on the nearest ones are not looked for. */
const maxHints = 100;

/** What is wrong with the comments and their names. */
function faultsOf(comments: readonly SuppressionComment[]): readonly Finding[] {
  const ofComments = comments.flatMap(({ fault, span }) =>
    fault === undefined ? [] : [finding(span, fault)],
  );
  const unknown = comments.flatMap(({ names }) => names.filter(({ text }) => !isRuleOrGroup(text)));
  return [
    ...ofComments,
    ...unknown.slice(0, maxHints).map(unknownName),
    ...unknown
      .slice(maxHints)
      .map(({ text, span }) => finding(span, `no rule is called \`${clip(text)}\``)),
  ];
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
