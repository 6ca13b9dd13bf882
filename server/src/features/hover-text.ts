import type { Token } from '../syntax/cpp/token.ts';
import type { FileSyntax } from '../syntax/cpp/file-syntax.ts';
import { span, touches } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { describeCondition } from './describe-condition.ts';
import { describeIds } from './describe-ids.ts';
import { describeKeyword } from './describe-keyword.ts';
import type { Describing, Hover } from './describing.ts';
import { describeRule } from './describe-rule.ts';
import { paragraphs } from './markdown.ts';
import type { Place } from './place.ts';

/** What is told of text that names nothing: ids, keywords, conditions, rules in comments. */
export function hoverText(context: Describing, at: Place): Hover | undefined {
  const { snapshot } = context;
  const syntax = snapshot.syntax(at.file);
  if (syntax === undefined || snapshot.files.get(at.file)?.kind !== 'defs') return undefined;
  const token = tokenAt(syntax.tokens, at.offset);
  if (token !== undefined) return hoverToken(snapshot, token);
  return hoverDirective(context, at) ?? hoverRule(context, syntax, at);
}

/** Which targets take which arm, on any of a conditional's lines. */
export function hoverDirective({ snapshot }: Describing, at: Place): Hover | undefined {
  const syntax = snapshot.syntax(at.file);
  const directive = syntax?.directives.find(({ span: own }) => touches(own, at.offset));
  if (syntax === undefined || directive === undefined) return undefined;
  const markdown = describeCondition(snapshot, syntax, directive);
  return markdown === undefined ? undefined : { span: directive.span, markdown };
}

/** A number or `skip` tells of ids; a reserved word of itself. */
function hoverToken(snapshot: Snapshot, token: Token): Hover | undefined {
  const at = span(token.file, token.start, token.end);
  const ids = describeIds(snapshot, at);
  const keyword = token.kind === 'identifier' ? describeKeyword(token.text) : undefined;
  const markdown = paragraphs(ids, keyword);
  return markdown === '' ? undefined : { span: at, markdown };
}

/** The rule that a suppression names. */
function hoverRule(
  context: Describing,
  { comments, file }: FileSyntax,
  at: Place,
): Hover | undefined {
  const comment = comments.find(({ span: own }) => touches(own, at.offset));
  if (comment === undefined) return undefined;
  const text = file.text.slice(comment.span.start, comment.span.end);
  if (!text.includes('machlint-')) return undefined;
  for (const match of text.matchAll(/\b[a-z]+\/[a-z0-9-]+/g)) {
    const own = span(
      at.file,
      comment.span.start + match.index,
      comment.span.start + match.index + match[0].length,
    );
    if (!touches(own, at.offset)) continue;
    const markdown = describeRule(context, match[0]);
    return markdown === undefined ? undefined : { span: own, markdown };
  }
  return undefined;
}

/** The token that a cursor is in, or behind. */
function tokenAt(tokens: readonly Token[], offset: number): Token | undefined {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  const [first, second] = [tokens[low], tokens[low + 1]];
  const isIn = (token: Token | undefined): boolean =>
    token !== undefined && token.start <= offset && offset <= token.end;
  if (second !== undefined && isIn(second) && second.kind !== 'punctuation') return second;
  return isIn(first) ? first : undefined;
}
