import { contains, type Span } from '../../text/span.ts';
import { memo } from '../../text/memo.ts';
import type { Macro } from './macro.ts';
import { escapeQuotes, kindOfOneToken } from './spelling.ts';
import type { Token } from './token.ts';

/** A token on its way through an expansion. */
export interface Piece {
  readonly kind: 'token';
  readonly token: Token;
  /** Whether white space stands before it here: an argument's own differs from the parameter's. */
  readonly spaced: boolean;
  /** It names a macro inside whose own text it stood: never to be expanded. */
  readonly painted: boolean;
  /** `##` stands behind it. */
  readonly pasted: boolean;
}

/** A seam between texts; the token that it stands for says whether there is white space, undefined: the next token does. */
export interface Padding {
  readonly kind: 'padding';
  readonly spaced: boolean | undefined;
}

/** The pieces of a macro's text without parameters. */
export const bodyOf: (macro: Macro) => readonly Piece[] = memo((macro) =>
  macro.body.map(({ token, spaced, pasted }) => ({
    kind: 'token',
    token,
    spaced,
    painted: false,
    pasted,
  })),
);

/** What an argument is: expanded by itself, or as a string. Computed when the text asks for it. */
export interface ArgumentViews {
  expanded(index: number): readonly (Piece | Padding)[];
  stringified(index: number, parameter: Token): Piece;
}

/**
 * A function-like macro's text with the arguments in the places of the parameters: GCC's `replace_args`.
 * Arguments beside `#` and `##` go in as they were written, the others expanded.
 */
export function substitute(
  macro: Macro,
  all: readonly (readonly (Piece | Padding)[])[],
  inDirective: boolean,
  views: ArgumentViews,
): (Piece | Padding)[] {
  const out: (Piece | Padding)[] = [];
  const lastParameter = (macro.parameters?.length ?? 0) - 1;
  for (const [index, item] of macro.body.entries()) {
    const { token, spaced, parameter, stringified, pasted } = item;
    if (parameter === -1) {
      out.push({ kind: 'token', token, spaced, painted: false, pasted });
      continue;
    }
    const isAfterPaste = macro.body[index - 1]?.pasted ?? false;
    let argument: readonly (Piece | Padding)[] = all[parameter] ?? [];
    if (stringified) argument = [views.stringified(parameter, token)];
    else if (!pasted && !isAfterPaste) argument = views.expanded(parameter);
    else if (isAfterPaste) {
      const before = out.at(-1);
      const isGnuComma =
        before?.kind === 'token' &&
        before.token.text === ',' &&
        macro.variadic &&
        parameter === lastParameter;
      // GNU C: `, ## rest` loses the comma where the variable argument is left out, and is no paste otherwise.
      if (isGnuComma && all[parameter] === undefined) out.pop();
      else if (isGnuComma) markPaste(out, false);
      // An empty argument leaves the token before it to the next `##`, if there is one.
      else if (argument.length === 0 && !pasted) markPaste(out, false);
    }

    if (!inDirective && index > 0 && !isAfterPaste) out.push({ kind: 'padding', spaced });
    for (const piece of argument) out.push(piece);
    if (pasted && argument.length > 0) markPaste(out, true);
    if (!inDirective && !pasted) out.push({ kind: 'padding', spaced: undefined });
  }
  return out;
}

/**
 * The token that two are when `##` joins them, or undefined where they do not make one. Its place is that of the
 * part that stands in the outermost call: of `_kernelrpc_ ## vm_map`, what a person typed.
 */
export function paste(left: Piece, right: Piece, call: Span | undefined): Piece | undefined {
  const text = left.token.text + right.token.text;
  const kind = kindOfOneToken(text);
  if (kind === undefined) return undefined;
  const written = !isIn(left.token, call) && isIn(right.token, call) ? right.token : left.token;
  const { file, start, end } = written;
  const token: Token = { ...left.token, kind, text, file, start, end };
  return { kind: 'token', token, spaced: left.spaced, painted: false, pasted: right.pasted };
}

/** An argument as a string literal, white space in it made one space: what `#` gives. */
export function stringify(argument: readonly (Piece | Padding)[], place: Token): Piece {
  let text = '';
  let seam: boolean | undefined;
  let backslashes = 0;
  let first: Token | undefined;
  let last: Token | undefined;
  for (const piece of argument) {
    if (piece.kind === 'padding') {
      if (seam === undefined || (!seam && piece.spaced === undefined)) seam = piece.spaced;
      continue;
    }
    const { token } = piece;
    if (text !== '' && (seam ?? piece.spaced)) text += ' ';
    seam = undefined;
    text +=
      token.kind === 'string' || token.kind === 'char' ? escapeQuotes(token.text) : token.text;
    backslashes = token.kind === 'other' && token.text === '\\' ? backslashes + 1 : 0;
    first ??= token;
    last = token;
  }
  // A lone `\` at the end would take the closing quote along.
  if (backslashes % 2 === 1) text = text.slice(0, -1);
  const { file, start } = first ?? place;
  const end = last?.file === file && last.end >= start ? last.end : (first ?? place).end;
  const token: Token = {
    kind: 'string',
    text: `"${text}"`,
    file,
    start,
    end,
    call: undefined,
    spaced: false,
    startsLine: false,
  };
  return { kind: 'token', token, spaced: false, painted: false, pasted: false };
}

/** Marks the last piece as one that `##` follows, or as one that it does not; a seam takes no mark. */
function markPaste(pieces: (Piece | Padding)[], pasted: boolean): void {
  const last = pieces.pop();
  if (last === undefined) return;
  pieces.push(last.kind === 'token' ? { ...last, pasted } : last);
}

function isIn(token: Token, call: Span | undefined): boolean {
  return call !== undefined && contains(call, token);
}
