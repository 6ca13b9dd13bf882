import { memo } from '../../text/memo.ts';
import { sourceFile } from '../../text/source-file.ts';
import { fileId, spanOf, type Span } from '../../text/span.ts';
import type { Directive } from './file-syntax.ts';
import { lexFile } from './lexer.ts';
import type { Token } from './token.ts';

/** One `#define`, read once: targets share it. */
export interface Macro {
  readonly name: string;
  /** The name where it is defined; undefined: by the target, on the compiler's command line. */
  readonly definition: Span | undefined;
  /** Undefined: an object-like macro. The last name of a variadic one stands for the rest of the arguments. */
  readonly parameters: readonly string[] | undefined;
  readonly variadic: boolean;
  readonly body: readonly BodyItem[];
}

/** One token of a replacement list; `##` and `#` are marks on their neighbours. */
export interface BodyItem {
  readonly token: Token;
  readonly spaced: boolean;
  /** The parameter that the token names, or -1. */
  readonly parameter: number;
  /** `#` stands before the parameter. */
  readonly stringified: boolean;
  /** `##` stands behind the token. */
  readonly pasted: boolean;
}

/** A definition, or what is wrong with it. */
export type ParsedDefinition =
  | { readonly kind: 'macro'; readonly macro: Macro }
  | { readonly kind: 'fault'; readonly span: Span; readonly message: string };

/** Where the text of a target's own definitions stands: no file that anyone can open. */
export const commandLine = fileId('command-line:');

/** The macro that a `#define` line defines. */
export const parseDefine: (directive: Directive) => ParsedDefinition = memo((directive) =>
  parseDefinition(directive.tokens, directive.span),
);

/** The macros that a target defines, from names (`DEBUG`, or `MAX(a,b)`) and replacement texts. A fault defines nothing. */
export const parseDefines: (defines: Readonly<Record<string, string>>) => readonly Macro[] = memo(
  (defines) => {
    const lines = Object.entries(defines).map(
      ([name, value]) => `#define ${name} ${oneLine(value)}\n`,
    );
    const { directives } = lexFile(sourceFile(commandLine, 'other', lines.join('')));
    return directives.flatMap((directive) => {
      const parsed = parseDefine(directive);
      return parsed.kind === 'macro' ? [{ ...parsed.macro, definition: undefined }] : [];
    });
  },
);

/** Names that no `#define` may take and no `#undef` may drop. */
export const reservedNames: ReadonlySet<string> = new Set([
  'defined',
  '__has_include',
  '__has_include_next',
]);

/** Whether a second definition says the same as the first: C lets it pass then. */
export function isSameMacro(a: Macro, b: Macro): boolean {
  if (a === b) return true;
  return (
    a.variadic === b.variadic &&
    sameNames(a.parameters, b.parameters) &&
    a.body.length === b.body.length &&
    a.body.every((item, index) => {
      const other = b.body[index];
      return (
        other !== undefined &&
        item.token.text === other.token.text &&
        item.parameter === other.parameter &&
        item.stringified === other.stringified &&
        item.pasted === other.pasted &&
        item.spaced === other.spaced
      );
    })
  );
}

function oneLine(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ');
}

function sameNames(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.length === b.length && a.every((name, index) => name === b[index]);
}

function parseDefinition(tokens: readonly Token[], line: Span): ParsedDefinition {
  const [name, open] = tokens;
  if (name === undefined) return fault(line, '`#define` names no macro, expected a name');
  const nameSpan = spanOf(name);
  if (name.kind !== 'identifier') {
    return fault(nameSpan, `a macro cannot be called \`${name.text}\`, expected an identifier`);
  }
  if (reservedNames.has(name.text)) {
    return fault(nameSpan, `\`${name.text}\` cannot be defined as a macro`);
  }

  const isFunctionLike = open?.text === '(' && !open.spaced;
  if (!isFunctionLike) {
    return withBody(name, undefined, false, tokens.slice(1));
  }
  const list = parseParameters(tokens, line);
  if (list.kind === 'fault') return list;
  return withBody(name, list.parameters, list.variadic, tokens.slice(list.end));
}

interface ParameterList {
  readonly kind: 'parameters';
  readonly parameters: readonly string[];
  readonly variadic: boolean;
  /** The index of the token behind the closing parenthesis. */
  readonly end: number;
}
type Fault = Extract<ParsedDefinition, { kind: 'fault' }>;

/** Reads `(a, b, ...)`, which begins at the second token. */
function parseParameters(tokens: readonly Token[], line: Span): ParameterList | Fault {
  const parameters: string[] = [];
  const lineEnd = { ...line, start: line.end };
  let at = 2;
  if (tokens[at]?.text === ')') return { kind: 'parameters', parameters, variadic: false, end: 3 };
  for (;;) {
    const token = tokens[at++];
    if (token === undefined) return fault(lineEnd, 'expected `)` behind the macro parameters');
    let variadic = false;
    if (token.text === '...') {
      parameters.push('__VA_ARGS__');
      variadic = true;
    } else if (token.kind !== 'identifier') {
      return fault(spanOf(token), `expected a macro parameter instead of \`${token.text}\``);
    } else {
      if (parameters.includes(token.text)) {
        return fault(spanOf(token), `the macro has two parameters called \`${token.text}\``);
      }
      parameters.push(token.text);
      // GNU's `rest...` names the variable arguments.
      variadic = tokens[at]?.text === '...';
      if (variadic) at++;
    }
    const separator = tokens[at++];
    if (separator?.text === ')') return { kind: 'parameters', parameters, variadic, end: at };
    if (separator?.text !== ',' || variadic) {
      const place = separator === undefined ? lineEnd : spanOf(separator);
      const expected = variadic ? '`)`' : '`,` or `)`';
      return fault(place, `expected ${expected} behind the macro parameter`);
    }
  }
}

function withBody(
  name: Token,
  parameters: readonly string[] | undefined,
  variadic: boolean,
  tokens: readonly Token[],
): ParsedDefinition {
  const places = new Map(parameters?.map((parameter, index) => [parameter, index]));
  const body: { -readonly [Key in keyof BodyItem]: BodyItem[Key] }[] = [];
  let hash: Token | undefined;
  let paste: Token | undefined;
  for (const token of tokens) {
    const parameter = token.kind === 'identifier' ? (places.get(token.text) ?? -1) : -1;
    if (hash !== undefined && parameter === -1) return strayHash(hash);
    if (token.text === '##' && token.kind === 'punctuation') {
      const last = body.at(-1);
      if (last === undefined) return edgePaste(token);
      last.pasted = true;
      paste = token;
    } else if (token.text === '#' && parameters !== undefined) {
      hash = token;
      paste = undefined;
    } else {
      const { spaced } = hash ?? token;
      const stringified = hash !== undefined;
      body.push({ token, spaced, parameter, stringified, pasted: false });
      hash = undefined;
      paste = undefined;
    }
  }
  if (hash !== undefined) return strayHash(hash);
  if (paste !== undefined) return edgePaste(paste);
  const [first] = body;
  // White space before the replacement list is none of it.
  if (first !== undefined) first.spaced = false;
  const macro = { name: name.text, definition: spanOf(name), parameters, variadic, body };
  return { kind: 'macro', macro };
}

function strayHash(hash: Token): Fault {
  return fault(spanOf(hash), '`#` is not followed by a macro parameter');
}

function edgePaste(paste: Token): Fault {
  return fault(
    spanOf(paste),
    '`##` stands at the edge of the macro, expected a token on both sides',
  );
}

function fault(span: Span, message: string): Fault {
  return { kind: 'fault', span, message };
}
