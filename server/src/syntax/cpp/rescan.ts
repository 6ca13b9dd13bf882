import { spanOf, type Span } from '../../text/span.ts';
import { maxNesting, maxTokensOfCall, maxTokensOfCalls } from './limits.ts';
import type { Macro } from './macro.ts';
import type { MacroEntry, MacroTable } from './macro-table.ts';
import { bodyOf, paste, stringify, substitute, type Padding, type Piece } from './pieces.ts';
import type { Token } from './token.ts';
import type { PreprocessorRule } from './unit.ts';

/**
 * Reads a source with the macro calls in it expanded, as GCC's cpplib does: a stack of texts that are being rescanned,
 * names that are not expanded again while their own text is on it ("blue paint"), and paddings between the texts.
 */
export class Rescanner {
  readonly #host: ExpanderHost;
  readonly #source: TokenSource;
  /** The line of a directive is never printed: it has no paddings. */
  readonly #inDirective: boolean;
  readonly #handledInAll: HandledTokens;
  #contexts: Context[] = [];
  /** Above 0 while arguments are collected. */
  #collecting = 0;
  #nesting = 0;
  /** The `(` of the call whose arguments are to be read, if it stands in the source. */
  #open: Token | undefined;

  /** The name of the outermost call that is being expanded. */
  #name: Token | undefined;
  #call: { -readonly [Key in keyof Span]: Span[Key] } | undefined;
  #handled = 0;
  #overLimit = false;

  constructor(
    host: ExpanderHost,
    source: TokenSource,
    inDirective: boolean,
    handledInAll: HandledTokens,
  ) {
    this.#host = host;
    this.#source = source;
    this.#inDirective = inDirective;
    this.#handledInAll = handledInAll;
  }

  /** The name of the outermost call that is being expanded; on the line of a directive, the token last read from it. */
  get name(): Token | undefined {
    return this.#name;
  }

  /** From the name of the outermost call to where its text has been read. */
  get call(): Span | undefined {
    return this.#call;
  }

  /** Whether what is being expanded has grown past what calls may cost: nothing more comes of it. */
  get isOverLimit(): boolean {
    return this.#overLimit;
  }

  /** Begins the outermost call with a name just read from the source; false where its name is no call. */
  begin(name: Token, entry: MacroEntry): boolean {
    this.#beginAt(name);
    return this.#handledInAll.count <= maxTokensOfCalls && this.#enter(wholeToken(name), entry);
  }

  /** The next piece of the outermost call; undefined when nothing of it is left. */
  nextOfCall(): Piece | Padding | undefined {
    return this.#contexts.length === 0 ? undefined : this.next();
  }

  /** The next piece as it is written. */
  nextPlain(): Piece | Padding | undefined {
    this.#collecting++;
    const piece = this.next();
    this.#collecting--;
    return piece;
  }

  /** Ends the outermost call; what is left of it is dropped. */
  end(): void {
    for (const { entry } of this.#contexts) if (entry !== undefined) entry.disabled = false;
    this.#contexts = [];
    this.#name = undefined;
    this.#overLimit = false;
  }

  #beginAt(name: Token): void {
    this.#name = name;
    this.#call = { file: name.file, start: name.start, end: name.end };
    this.#handled = 0;
    this.#overLimit = false;
  }

  /** The next piece with calls expanded; undefined at the end of the source, or of an argument by itself. */
  next(): Piece | Padding | undefined {
    for (;;) {
      const context = this.#contexts.at(-1);
      let piece: Piece;
      if (context === undefined) {
        const token = this.#source.next();
        if (token === undefined) return undefined;
        if (this.#inDirective && this.#collecting === 0) this.#beginAt(token);
        else if (this.#call?.file === token.file) this.#call.end = token.end;
        piece = wholeToken(token);
      } else if (context.index < context.pieces.length) {
        const found = context.pieces[context.index++];
        if (found === undefined || !this.#mayHandle()) return undefined;
        if (found.kind === 'padding') return found;
        piece = found;
        if (piece.pasted) {
          this.#pasteAll(piece, context);
          if (this.#inDirective) continue;
          return { kind: 'padding', spaced: piece.spaced };
        }
      } else if (context.isBarrier) {
        return undefined;
      } else {
        this.#pop();
        if (this.#inDirective) continue;
        return plainPadding;
      }

      if (piece.token.kind !== 'identifier' || piece.painted) return piece;
      const entry = this.#host.macros.find(piece.token.text);
      if (entry === undefined) return piece;
      if (entry.disabled) return { ...piece, painted: true };
      if (this.#collecting > 0 || !this.#enter(piece, entry)) return piece;
      if (!this.#inDirective) return { kind: 'padding', spaced: piece.spaced };
    }
  }

  /** Counts what is handled; false once a call has become too much. */
  #mayHandle(): boolean {
    this.#handled++;
    this.#handledInAll.count++;
    if (this.#handled > maxTokensOfCall || this.#handledInAll.count > maxTokensOfCalls) {
      this.#overLimit = true;
    }
    return !this.#overLimit;
  }

  #push(entry: MacroEntry | undefined, pieces: Context['pieces'], isBarrier = false): void {
    this.#contexts.push({ entry, pieces, isBarrier, index: 0 });
  }

  #pop(): void {
    const popped = this.#contexts.pop();
    const entry = popped?.entry;
    if (entry !== undefined && this.#contexts.at(-1)?.entry !== entry) entry.disabled = false;
  }

  /** Puts a macro's text on the stack; false where its name is no call. */
  #enter(name: Piece, entry: MacroEntry): boolean {
    const { macro } = entry;
    if (macro === undefined) {
      const token = this.#host.builtin(entry, this.#name ?? name.token);
      if (token === undefined) return false;
      this.#push(undefined, [{ ...wholeToken(token), spaced: false }]);
      return true;
    }
    if (macro.parameters === undefined) {
      this.#host.mention(name.token, macro);
      entry.disabled = true;
      this.#push(entry, bodyOf(macro));
      return true;
    }
    this.#collecting++;
    const collected = this.#opensCall() ? this.#arguments(macro, name.token) : undefined;
    this.#collecting--;
    if (collected === undefined) return false;
    this.#host.mention(name.token, macro);
    const pieces = this.#substitute(macro, collected);
    if (pieces === undefined) return false;
    entry.disabled = true;
    this.#push(entry, pieces);
    return true;
  }

  /** Looks for the `(` of a call and takes it; what was read on the way to something else is given back. */
  #opensCall(): boolean {
    let padding: Padding | undefined;
    this.#open = undefined;
    for (;;) {
      const context = this.#contexts.at(-1);
      if (context === undefined) {
        if (isOpen(this.#source.peek())) {
          this.#open = this.#source.next();
          return true;
        }
        break;
      }
      const piece = context.pieces[context.index];
      if (piece === undefined) {
        if (context.isBarrier) break;
        this.#pop();
        if (!this.#inDirective) padding = laterPadding(padding, plainPadding);
      } else if (piece.kind === 'padding') {
        context.index++;
        padding = laterPadding(padding, piece);
      } else {
        if (isOpen(piece.token) && !piece.pasted) {
          context.index++;
          return true;
        }
        break;
      }
    }
    if (padding !== undefined) this.#push(undefined, [padding]);
    return false;
  }

  /** Reads the arguments behind the `(`; undefined where they do not fit the macro. */
  #arguments(macro: Macro, name: Token): Argument[] | undefined {
    const expected = macro.parameters?.length ?? 0;
    const all: Argument[] = [];
    const read: Token[] = this.#open === undefined ? [] : [this.#open];
    let argument: (Piece | Padding)[] = [];
    let depth = 0;
    for (;;) {
      const isFromSource = this.#contexts.length === 0;
      const piece = this.next();
      if (piece === undefined) {
        if (this.#overLimit) return undefined;
        const message = `the call of \`${macro.name}\` is not closed, expected \`)\``;
        this.#host.problem('macro-call', spanOf(this.#name ?? name), message);
        if (!this.#inDirective) this.#host.unclosed(read);
        return undefined;
      }
      if (piece.kind === 'padding') {
        if (argument.length > 0) argument.push(piece);
        continue;
      }
      if (isFromSource) read.push(piece.token);
      const text = piece.token.kind === 'punctuation' ? piece.token.text : '';
      if (text === ')' && depth === 0) break;
      if (text === ',' && depth === 0 && !(macro.variadic && all.length === expected - 1)) {
        all.push(argument);
        argument = [];
        continue;
      }
      if (text === '(') depth++;
      else if (text === ')') depth--;
      argument.push(piece);
    }
    all.push(argument);
    return this.#fitting(macro, name, all);
  }

  /** Checks the number of arguments; an omitted variable argument stays away from the list. */
  #fitting(macro: Macro, name: Token, all: Argument[]): Argument[] | undefined {
    const expected = macro.parameters?.length ?? 0;
    for (const argument of all) while (argument.at(-1)?.kind === 'padding') argument.pop();
    const isEmpty = all.length === 1 && all[0]?.length === 0;
    if (isEmpty && (expected === 0 || (expected === 1 && macro.variadic))) return [];
    const isOmitted = macro.variadic && all.length === expected - 1;
    if (all.length === expected || isOmitted) return all;
    const message = `\`${macro.name}\` is called with ${all.length} arguments, expected ${expected}`;
    this.#host.problem('macro-call', spanOf(this.#name ?? name), message);
    return undefined;
  }

  #substitute(macro: Macro, all: readonly Argument[]): (Piece | Padding)[] | undefined {
    if (all.length === 0 && !macro.variadic) return [...bodyOf(macro)];
    const expanded: (Argument | undefined)[] = [];
    const strings: (Piece | undefined)[] = [];
    const pieces = substitute(macro, all, this.#inDirective, {
      expanded: (index) => (expanded[index] ??= this.#expandArgument(all[index] ?? [])),
      stringified: (index, parameter) =>
        (strings[index] ??= stringify(all[index] ?? [], parameter)),
    });
    return this.#overLimit ? undefined : pieces;
  }

  #expandArgument(argument: Argument): Argument {
    if (this.#nesting >= maxNesting) this.#overLimit = true;
    if (this.#overLimit) return argument;
    this.#nesting++;
    this.#push(undefined, argument, true);
    const expanded: Argument = [];
    for (;;) {
      const piece = this.next();
      if (piece === undefined) break;
      expanded.push(piece);
    }
    // Past the limit other contexts may still lie above the barrier.
    if (!this.#overLimit) this.#pop();
    this.#nesting--;
    return expanded;
  }

  /** Joins the tokens that `##` stands between and puts the result on the stack. */
  #pasteAll(first: Piece, context: Context): void {
    let left = first;
    for (;;) {
      const right = context.pieces[context.index];
      if (right === undefined) break;
      if (right.kind === 'padding') {
        context.index++;
        continue;
      }
      const joined = paste(left, right, this.#call);
      if (joined === undefined) {
        const message = `\`${left.token.text}\` and \`${right.token.text}\` pasted by \`##\` are not one token`;
        const at = this.#name ?? left.token;
        this.#host.problem('macro-paste', spanOf(at), message);
        break;
      }
      context.index++;
      left = joined;
      if (!right.pasted) break;
    }
    this.#push(undefined, [{ ...left, pasted: false }]);
  }
}

/** Where tokens come from: a file with its directives, or one directive line. */
export interface TokenSource {
  /** The next token; undefined at the end of the file or the line. */
  next(): Token | undefined;
  /** The token that `next` would give; undefined before a directive too. */
  peek(): Token | undefined;
}

/** What the expander needs from its surroundings. */
export interface ExpanderHost {
  readonly macros: MacroTable;
  problem(rule: PreprocessorRule, span: Span, message: string): void;
  /** A macro was found to be called at a token. */
  mention(token: Token, macro: Macro): void;
  /** The text of a macro that depends on the place; `at` is the name of the outermost call. */
  builtin(entry: MacroEntry, at: Token): Token | undefined;
  /** A macro call swallowed the rest of its source without a closing parenthesis; gives the tokens back. */
  unclosed(tokens: readonly Token[]): void;
}

/** How many tokens all calls of a unit have handled together. */
export interface HandledTokens {
  count: number;
}

interface Context {
  readonly entry: MacroEntry | undefined;
  readonly pieces: readonly (Piece | Padding)[];
  /** Reading stops at the end instead of going on below: an argument that is expanded by itself. */
  readonly isBarrier: boolean;
  index: number;
}

type Argument = (Piece | Padding)[];

const plainPadding: Padding = { kind: 'padding', spaced: undefined };

function laterPadding(known: Padding | undefined, next: Padding): Padding {
  const replaces = known?.spaced === undefined || (!known.spaced && next.spaced === undefined);
  return replaces ? next : known;
}

function wholeToken(token: Token): Piece {
  const spaced = token.spaced || token.startsLine;
  return { kind: 'token', token, spaced, painted: false, pasted: false };
}

function isOpen(token: Token | undefined): boolean {
  return token?.text === '(' && token.kind === 'punctuation';
}
