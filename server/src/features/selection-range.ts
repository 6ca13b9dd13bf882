import { isWordPart } from '../text/ascii.ts';
import { memo } from '../text/memo.ts';
import type { FileSyntax } from '../syntax/cpp/file-syntax.ts';
import type { ManPage } from '../syntax/man/man-page.ts';
import { contains, span, touches, type Span } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { argumentsIn } from './argument-columns.ts';
import { conditionalsOf } from './conditionals.ts';
import type { Place } from './place.ts';
import { statementsOf } from './statements.ts';

/** What an editor selects step by step around a place: the innermost span first, each inside the next one. */
export function selectionRange(snapshot: Snapshot, at: Place): readonly Span[] {
  const source = snapshot.files.get(at.file);
  if (source === undefined) return [];
  const whole = span(at.file, 0, source.text.length);
  const page = snapshot.page(at.file);
  const syntax = snapshot.syntax(at.file);
  const known = [
    ...(page === undefined ? [] : pieces(page)),
    ...(syntax === undefined ? [] : structure(syntax)),
    wordAt(source.text, at),
    whole,
  ];
  return nested(known.filter((each) => each.file === at.file && touches(each, at.offset)));
}

/** The spans that lie in one another, shortest first; of two that cross, the shorter stays. */
function nested(spans: readonly Span[]): readonly Span[] {
  const sorted = [...spans].sort((a, b) => length(a) - length(b));
  const kept: Span[] = [];
  for (const each of sorted) {
    const inner = kept.at(-1);
    const isAround = inner === undefined || (contains(each, inner) && length(inner) < length(each));
    if (isAround && length(each) > 0) kept.push(each);
  }
  return kept;
}

const structure: (syntax: FileSyntax) => readonly Span[] = memo((syntax) => {
  const { tokens, file, comments, directives } = syntax;
  const between = (first: number, end: number): Span[] => {
    const [a, b] = [tokens[first], tokens[end - 1]];
    return a === undefined || b === undefined ? [] : [span(file.id, a.start, b.end)];
  };
  return [
    ...tokens.map(({ start, end }) => span(file.id, start, end)),
    ...comments.map((comment) => comment.span),
    ...directives.flatMap((directive) => [
      directive.span,
      ...directive.tokens.map(({ start, end }) => span(file.id, start, end)),
    ]),
    ...statementsOf(syntax).flatMap((statement) => [
      ...between(statement.first, statement.end),
      ...argumentsIn(tokens, statement).flatMap(({ direction, name, colon, end }) => [
        ...between(direction ?? name, end),
        ...between(colon + 1, end),
      ]),
    ]),
    ...conditionalsOf(syntax).flatMap(({ arms, endif }) => [
      ...arms.map(({ directive, end }) => span(file.id, directive.span.start, end)),
      span(file.id, arms[0]?.directive.span.start ?? 0, endif?.span.end ?? file.text.length),
    ]),
  ];
});

function pieces(page: ManPage): readonly Span[] {
  return [
    ...page.sections.map((section) => section.span),
    ...page.params.map((param) => param.span),
    ...page.prototypes.map((prototype) => prototype.span),
    ...page.prototypes.flatMap(({ params }) => params.map((param) => param.span)),
    ...page.structs.map((struct) => struct.span),
  ];
}

function wordAt(text: string, { file, offset }: Place): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && isWordPart(text.charCodeAt(start - 1))) start -= 1;
  while (isWordPart(text.charCodeAt(end))) end += 1;
  return span(file, start, end);
}

function length({ start, end }: Span): number {
  return end - start;
}
