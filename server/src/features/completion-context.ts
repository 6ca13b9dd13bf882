import type { Token } from '../syntax/cpp/token.ts';
import type { FileSyntax } from '../syntax/cpp/file-syntax.ts';
import { span, type Span } from '../text/span.ts';
import { statementAt, type Statement } from './statements.ts';
import type { Place } from './place.ts';

/** What may stand at a place of an interface, and what of it is typed already. */
export type CompletionContext = { readonly replaced: Span } & (
  | { readonly kind: 'include'; readonly angled: boolean }
  | { readonly kind: 'directive' }
  | { readonly kind: 'condition' }
  | { readonly kind: 'statement' }
  | { readonly kind: 'subsystem' }
  /** Behind `routine`: a name that is invented, or a macro that makes one. */
  | { readonly kind: 'routine-name' }
  /** A direction, or the name of an argument that has none. */
  | { readonly kind: 'argument' }
  /** Behind the colon of an argument. */
  | { readonly kind: 'argument-type'; readonly direction: string | undefined }
  /** Behind a comma of an argument. */
  | { readonly kind: 'flag'; readonly argument: ArgumentSoFar }
  /** Where a type is spelled out; the constructors that are open, outermost first: `^`, `[]`, `[*:n]`, `[n]`, `struct`. */
  | { readonly kind: 'spec'; readonly constructors: readonly string[] }
  /** Behind a whole spec. */
  | { readonly kind: 'clause' }
  | { readonly kind: 'rule' }
);

/** An argument as far as it is typed, with the one before it. */
export interface ArgumentSoFar {
  readonly simpleRoutine: boolean;
  readonly direction: string | undefined;
  readonly typeName: string | undefined;
  readonly flags: readonly string[];
  readonly before:
    { readonly direction: string | undefined; readonly typeName: string | undefined } | undefined;
}

/** Undefined where nothing can be proposed: in a name that is being invented, in a number, in a comment. */
export function completionContext(
  syntax: FileSyntax,
  { offset }: Place,
): CompletionContext | undefined {
  const { text } = syntax.file;
  const comment = syntax.comments.find(({ span: at }) => at.start < offset && offset <= at.end);
  if (comment !== undefined) return inComment(syntax, comment.span, offset);
  const directive = syntax.directives.find(
    ({ span: at }) => at.start <= offset && offset <= at.end,
  );
  const replaced = span(syntax.file.id, wordStart(text, offset), offset);
  if (directive !== undefined) return inDirective(syntax, directive.span.start, replaced);
  const statement = statementAt(syntax, Math.max(0, replaced.start - 1));
  return inStatement(syntax.tokens, statement, replaced);
}

function wordStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && /[A-Za-z0-9_]/.test(text.charAt(start - 1))) start -= 1;
  return start;
}

/** Behind `machlint-ignore` a rule's name is wanted. */
function inComment(
  { file }: FileSyntax,
  comment: Span,
  offset: number,
): CompletionContext | undefined {
  const before = file.text.slice(comment.start, offset);
  const match =
    /machlint-ignore(?:-next-line|-start|-end|-file)?[ \t]+(?:[a-z0-9/-]+,[ \t]*)*([a-z0-9/-]*)$/.exec(
      before,
    );
  if (match === null) return undefined;
  const start = offset - (match[1] ?? '').length;
  return { kind: 'rule', replaced: span(file.id, start, offset) };
}

function inDirective(
  { file }: FileSyntax,
  start: number,
  replaced: Span,
): CompletionContext | undefined {
  const line = file.text.slice(start, replaced.end);
  const include = /^#\s*(?:include|import)\s*([<"])([^>"\n]*)$/.exec(line);
  if (include !== null) {
    const from = replaced.end - (include[2] ?? '').length;
    return { kind: 'include', angled: include[1] === '<', replaced: { ...replaced, start: from } };
  }
  if (/^#\s*\w*$/.test(line)) return { kind: 'directive', replaced };
  if (/^#\s*(?:if|ifdef|ifndef|elif|undef)\b/.test(line)) return { kind: 'condition', replaced };
  return undefined;
}

function inStatement(
  tokens: readonly Token[],
  statement: Statement | undefined,
  replaced: Span,
): CompletionContext | undefined {
  const first = statement?.first ?? 0;
  let end = first;
  while (end < (statement?.end ?? 0) && (tokens[end]?.end ?? Infinity) <= replaced.start) end += 1;
  const before = tokens.slice(first, end);
  const isFresh = before.length === 0 || (statement?.isClosed === true && end === statement.end);
  if (isFresh) return { kind: 'statement', replaced };
  switch (statement?.keyword) {
    case 'subsystem':
      return before.every(({ text }) => modifiers.has(text.toLowerCase()))
        ? { kind: 'subsystem', replaced }
        : undefined;
    case 'type':
      return before.length < 3 ? undefined : inSpec(before.slice(3), replaced);
    case 'routine':
    case 'simpleroutine':
      return before.length === 1 ? { kind: 'routine-name', replaced } : inRoutine(before, replaced);
    default:
      return undefined;
  }
}

const modifiers: ReadonlySet<string> = new Set(['subsystem', 'kernelserver', 'kerneluser']);

function inRoutine(before: readonly Token[], replaced: Span): CompletionContext | undefined {
  const starts = before.flatMap(({ text }, i) => (text === '(' || text === ';' ? [i + 1] : []));
  const own = argumentStart(before, starts);
  if (own === undefined) return undefined;
  const words = before.slice(own);
  if (words.length === 0) return { kind: 'argument', replaced };
  const argument = readArgument(words);
  if (argument === undefined) return undefined;
  const { direction, spec } = argument;
  const last = words.at(-1)?.text;
  if (spec.length === 0) return { kind: 'argument-type', direction, replaced };
  if (last === ',') {
    const earlier = starts.filter((start) => start < own).at(-1);
    const previous =
      earlier === undefined ? undefined : readArgument(before.slice(earlier, own - 1));
    const soFar: ArgumentSoFar = {
      simpleRoutine: before[0]?.text.toLowerCase() === 'simpleroutine',
      direction,
      typeName: typeNameOf(argument),
      flags: argument.flags,
      before: previous && { direction: previous.direction, typeName: typeNameOf(previous) },
    };
    return { kind: 'flag', argument: soFar, replaced };
  }
  const equals = spec.findIndex(({ text }) => text === '=');
  if (equals !== -1) return inSpec(spec.slice(equals + 1), replaced);
  return isConstructor(spec[0]) ? inSpec(spec, replaced) : undefined;
}

/**
 * Where the argument begins that the last token belongs to: behind the last `;`, or behind the parenthesis that opens
 * the arguments; undefined inside another parenthesis (a macro's call, a translation function).
 */
function argumentStart(before: readonly Token[], starts: readonly number[]): number | undefined {
  let depth = 0;
  for (let i = before.length - 1; i >= 0; i--) {
    const text = before[i]?.text;
    if (text === ')') depth += 1;
    else if (text === '(' && depth > 0) depth -= 1;
    else if (text === '(') {
      const isFirst = i <= 2 || before[i - 1]?.text === ')' || !before.slice(0, i).some(isColon);
      return isFirst ? i + 1 : undefined;
    } else if (text === ';' && depth === 0) return i + 1;
  }
  return starts.at(-1);
}

interface WordsOfArgument {
  readonly direction: string | undefined;
  /** Behind the colon, up to the first comma. */
  readonly spec: readonly Token[];
  readonly flags: readonly string[];
}

function readArgument(words: readonly Token[]): WordsOfArgument | undefined {
  const colon = words.findIndex(isColon);
  if (colon < 1 || colon > 2) return undefined;
  const direction = colon === 2 ? words[0]?.text.toLowerCase() : undefined;
  const rest = words.slice(colon + 1);
  const comma = rest.findIndex(({ text }) => text === ',');
  const spec = comma === -1 ? rest : rest.slice(0, comma);
  const flags = comma === -1 ? [] : rest.slice(comma).filter(({ kind }) => kind === 'identifier');
  return { direction, spec, flags: flags.map(({ text }) => text.toLowerCase()) };
}

function typeNameOf({ spec }: WordsOfArgument): string | undefined {
  return spec.length === 1 || spec[1]?.text === '=' ? spec[0]?.text : undefined;
}

function isColon({ text }: Token): boolean {
  return text === ':';
}

function isConstructor(token: Token | undefined): boolean {
  return /^(?:\^|array|struct|c_string)$/i.test(token?.text ?? '');
}

/** `tokens`: those of the spec up to the cursor. */
function inSpec(tokens: readonly Token[], replaced: Span): CompletionContext | undefined {
  const constructors: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const word = tokens[i]?.text.toLowerCase() ?? '';
    if (word === '^') constructors.push('^');
    else if (word === 'array' || word === 'struct') {
      const close = tokens.findIndex(({ text }, at) => at > i && text === ']');
      if (close === -1 || tokens[close + 1]?.text.toLowerCase() !== 'of') return undefined;
      const bound = tokens.slice(i + 2, close).map(({ text }) => text);
      constructors.push(word === 'struct' ? 'struct' : boundForm(bound));
      i = close + 1;
    } else {
      // A basic type or a name: what follows are clauses.
      const last = tokens.at(-1)?.text;
      const isOpen = last === ':' || last === '(' || last === '|' || last === ',';
      if (last === '|') return { kind: 'spec', constructors: ['|'], replaced };
      return isOpen ? undefined : { kind: 'clause', replaced };
    }
  }
  return { kind: 'spec', constructors, replaced };
}

function boundForm(bound: readonly string[]): '[]' | '[*:n]' | '[n]' {
  if (bound.length === 0 || (bound.length === 1 && bound[0] === '*')) return '[]';
  return bound[0] === '*' ? '[*:n]' : '[n]';
}
