import type { Comment, FileSyntax } from '../syntax/cpp/file-syntax.ts';
import type { SourceFile } from '../text/source-file.ts';
import { span, type FileId, type Span } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { conditionalsOf } from './conditionals.ts';
import { statementsOf } from './statements.ts';

export interface Fold {
  readonly kind: 'region' | 'comment' | 'imports';
  /** From inside the line that stays visible to inside the last one that does not. */
  readonly span: Span;
}

/**
 * What a reader may close: the arms of `#if`, statements, comments, runs of includes; in a page its sections. All
 * other folding of a page is left to the editor's HTML support.
 */
export function folding(snapshot: Snapshot, file: FileId): readonly Fold[] {
  const source = snapshot.files.get(file);
  if (source === undefined) return [];
  const page = snapshot.page(file);
  const syntax = snapshot.syntax(file);
  const folds = page?.sections.map((section) => region(trimmed(source, section.span))) ?? [];
  if (syntax !== undefined) {
    folds.push(...arms(syntax), ...statements(syntax), ...comments(syntax), ...includes(syntax));
  }
  return folds
    .filter((fold) => overLines(source, fold.span))
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** Each arm from its directive to the line before the next one. */
function arms(syntax: FileSyntax): readonly Fold[] {
  const { file } = syntax;
  return conditionalsOf(syntax).flatMap(({ arms: all }) =>
    all.map(({ directive, end }) => {
      const { line } = file.lines.position(end);
      const last = file.lines.lineEnd(Math.max(0, line - 1));
      return region(span(file.id, directive.span.end, Math.max(directive.span.end, last)));
    }),
  );
}

function statements(syntax: FileSyntax): readonly Fold[] {
  return statementsOf(syntax).flatMap(({ first, end }) => {
    const start = syntax.tokens[first]?.end;
    const last = syntax.tokens[end - 1]?.end;
    return start === undefined || last === undefined
      ? []
      : [region(span(syntax.file.id, start, last))];
  });
}

/** A block comment over lines, or line comments one under the other. */
function comments({ file, comments: all }: FileSyntax): readonly Fold[] {
  const isNext = (a: Comment, b: Comment): boolean =>
    a.kind === 'line' &&
    b.kind === 'line' &&
    file.text.slice(a.span.end, b.span.start).trim() === '' &&
    lineOf(file, b.span.start) === lineOf(file, a.span.start) + 1;
  return runs(all, isNext).map((run) => ({ kind: 'comment', span: around(run) }));
}

function includes({ file, directives }: FileSyntax): readonly Fold[] {
  const all = directives.filter(({ name }) => name === 'include' || name === 'import');
  const isNext = (a: { readonly span: Span }, b: { readonly span: Span }): boolean =>
    file.text.slice(a.span.end, b.span.start).trim() === '';
  return runs(all, isNext).map((run) => ({ kind: 'imports', span: around(run) }));
}

/** Cuts a list where two neighbours do not belong together. */
function runs<Item>(items: readonly Item[], isNext: (a: Item, b: Item) => boolean): Item[][] {
  const found: Item[][] = [];
  for (const item of items) {
    const run = found.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && isNext(last, item)) run.push(item);
    else found.push([item]);
  }
  return found;
}

function around(items: readonly { readonly span: Span }[]): Span {
  const [first] = items;
  const last = items.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('a run has an item');
  return span(first.span.file, first.span.start, last.span.end);
}

function region(at: Span): Fold {
  return { kind: 'region', span: at };
}

/** A section ends where the next one begins: the white space between them stays outside. */
function trimmed({ text }: SourceFile, { file, start, end }: Span): Span {
  return span(file, start, start + text.slice(start, end).trimEnd().length);
}

function overLines(source: SourceFile, { start, end }: Span): boolean {
  return lineOf(source, start) < lineOf(source, end);
}

function lineOf({ lines }: SourceFile, offset: number): number {
  return lines.position(offset).line;
}
