import type { FileSyntax } from '../syntax/cpp/file-syntax.ts';
import type { SourceFile } from '../text/source-file.ts';
import { span, type Span } from '../text/span.ts';

/** One comment that begins with `machlint-ignore`. */
export interface SuppressionComment {
  readonly form: 'here' | 'next-line' | 'start' | 'end' | 'file';
  /** Rules or groups, as written. */
  readonly names: readonly WrittenName[];
  /** What stands behind the colon. */
  readonly reason: string | undefined;
  /** What is wrong with the comment itself, apart from its names. */
  readonly fault: string | undefined;
  /** The whole comment with its delimiters. */
  readonly span: Span;
}

export interface WrittenName {
  readonly text: string;
  readonly span: Span;
}

/** The suppressions of a file in order. `syntax` is that of a file with C comments, undefined for a page. */
export function suppressionComments(
  file: SourceFile,
  syntax: () => FileSyntax | undefined,
): readonly SuppressionComment[] {
  if (!file.text.includes('machlint-ignore')) return [];
  const comments =
    file.kind === 'man' ? pageComments(file) : (syntax()?.comments ?? []).map(({ span }) => span);
  return comments.flatMap((comment) => readComment(file, comment) ?? []);
}

/** `<!-- … -->`, found in the text: a comment inside a damaged element counts, too. */
function pageComments({ id, text }: SourceFile): readonly Span[] {
  const found: Span[] = [];
  let at = text.indexOf('<!--');
  while (at !== -1) {
    const close = text.indexOf('-->', at + 4);
    const end = close === -1 ? text.length : close + 3;
    found.push(span(id, at, end));
    at = text.indexOf('<!--', end);
  }
  return found;
}

const opening = /^(?:\/\/|\/\*|<!--)[\s*]*machlint-ignore(-next-line|-start|-end|-file)?(?![\w-])/;

function readComment(file: SourceFile, at: Span): SuppressionComment | undefined {
  const comment = file.text.slice(at.start, at.end);
  const head = opening.exec(comment);
  if (head === null) return undefined;
  const form = formOf(head[1]);
  const bodyStart = head[0].length;
  const body = comment.slice(bodyStart, endOfBody(comment));
  const colon = body.indexOf(':');
  const list = colon === -1 ? body : body.slice(0, colon);
  const reason = colon === -1 ? '' : proseOf(body.slice(colon + 1));
  const names = [...list.matchAll(/[^\s,*]+/g)].map(({ 0: text, index }) => {
    const start = at.start + bodyStart + index;
    return { text, span: span(file.id, start, start + text.length) };
  });
  return {
    form,
    names,
    reason: reason === '' ? undefined : reason,
    fault: form === 'end' ? undefined : faultOf(names, colon !== -1, reason),
    span: at,
  };
}

/** Where a comment's words end: before the delimiter, which a comment that the file's end cuts off has not. */
function endOfBody(comment: string): number {
  const closing = comment.startsWith('/*') ? '*/' : '-->';
  return comment.endsWith(closing) ? comment.length - closing.length : comment.length;
}

/** The words without the line breaks and the stars that begin the lines of a long comment. */
function proseOf(text: string): string {
  const lines = text.split(/[\r\n]+/).map((line) => line.replace(/^[\s*]+/, '').trimEnd());
  return lines.filter((line) => line !== '').join(' ');
}

function formOf(suffix: string | undefined): SuppressionComment['form'] {
  switch (suffix) {
    case '-next-line':
      return 'next-line';
    case '-start':
      return 'start';
    case '-end':
      return 'end';
    case '-file':
      return 'file';
    default:
      return 'here';
  }
}

function faultOf(
  names: readonly WrittenName[],
  hasColon: boolean,
  reason: string,
): string | undefined {
  const expected = 'expected `machlint-ignore RULE: reason`';
  if (names.length === 0) return `the comment names no rule, ${expected}`;
  if (!hasColon || reason === '') return `the comment gives no reason, ${expected}`;
  return undefined;
}
