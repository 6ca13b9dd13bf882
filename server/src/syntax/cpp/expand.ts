import { spanOf, type Span } from '../../text/span.ts';
import { maxNesting, maxTokensOfCall, maxTokensOfCalls } from './limits.ts';
import { commandLine, type Macro } from './macro.ts';
import type { MacroEntry, MacroTable } from './macro-table.ts';
import { bodyOf, paste, stringify, substitute, type Padding, type Piece } from './pieces.ts';
import { respaced } from './share-expansion.ts';
import { needsSpace } from './spelling.ts';
import type { Token } from './token.ts';
import type { PreprocessorRule } from './unit.ts';

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

interface Context {
  readonly entry: MacroEntry | undefined;
  readonly pieces: readonly (Piece | Padding)[];
  /** Reading stops at the end instead of going on below: an argument that is expanded by itself. */
  readonly isBarrier: boolean;
  index: number;
}

/**
 * Expands macro calls as GCC's cpplib does: a stack of texts that are being rescanned, names that are not expanded
 * again while their own text is on it ("blue paint"), and paddings from which the printed spaces follow.
 */
export class Expander {
  readonly #host: ExpanderHost;
  #source: TokenSource;
  #inDirective = false;
  #contexts: Context[] = [];
  /** Above 0 while arguments are collected. */
  #collecting = 0;
  #nesting = 0;
  /** The `(` of the call whose arguments are to be read, if it stands in the source. */
  #open: Token | undefined;

  /** The outermost call that is being expanded. */
  #name: Token | undefined;
  #call: { -readonly [Key in keyof Span]: Span[Key] } | undefined;
  #handled = 0;
  #handledInAll = 0;
  #overLimit = false;

  // How the next printed token is set off from the last one.
  #padded = false;
  #paddingSpaced: boolean | undefined;
  #previous: Token | undefined;

  constructor(host: ExpanderHost, source: TokenSource) {
    this.#host = host;
    this.#source = source;
  }

  /** Whether the next token of the file must go through `settle`. */
  get isPadded(): boolean {
    return this.#padded;
  }

  /** How many tokens all calls have handled together. */
  get handled(): number {
    return this.#handledInAll;
  }

  /** Counts what an earlier reading handled. */
  addHandled(count: number): void {
    this.#handledInAll += count;
  }

  /**
   * Expands the call that begins with a name just read from the source, and appends what it becomes: the name
   * itself where no call follows. Gives the call's span, or undefined where it was none.
   */
  expand(name: Token, entry: MacroEntry, out: Token[]): Span | undefined {
    const length = out.length;
    this.#begin(name);
    this.#previous = out.at(-1);
    const isCall = this.#handledInAll <= maxTokensOfCalls && this.#enter(wholeToken(name), entry);
    if (!isCall && !this.#overLimit) {
      this.#dropContexts();
      this.#name = undefined;
      out.push(this.#padded ? this.settle(name) : name);
      return undefined;
    }
    const call = this.#call;
    this.#pad({ kind: 'padding', spaced: name.spaced });
    for (;;) {
      if (this.#contexts.length === 0) break;
      const piece = this.#next();
      if (piece === undefined) break;
      if (piece.kind === 'padding') this.#pad(piece);
      else out.push(this.#finish(piece, name.startsLine && out.length === length));
    }
    if (this.#overLimit) {
      this.#dropContexts();
      this.#padded = false;
      this.#paddingSpaced = undefined;
      out.length = length;
      out.push(name);
      const limit = 'the macro call grows past the limit of what one call may expand to';
      this.#host.problem('macro-limit', spanOf(name), limit);
    }
    this.#name = undefined;
    return call;
  }

  /** A token of the file that follows a macro call, with the space that the compiler would print before it. */
  settle(token: Token): Token {
    const spaced = this.#isSpaced(token, token.spaced);
    this.#previous = token;
    return spaced === token.spaced || token.startsLine ? token : respaced(token);
  }

  /** Reads one directive line through `read`, which gets the expanded and the plain tokens of it, as it asks. */
  readLine<Result>(
    tokens: readonly Token[],
    read: (next: () => Token | undefined, nextPlain: () => Token | undefined) => Result,
  ): Result {
    const saved = {
      source: this.#source,
      inDirective: this.#inDirective,
      contexts: this.#contexts,
      collecting: this.#collecting,
      name: this.#name,
      call: this.#call,
    };
    this.#source = lineSource(tokens);
    this.#inDirective = true;
    this.#contexts = [];
    this.#collecting = 0;
    const result = read(
      () => this.#nextOfLine(),
      () => {
        this.#collecting++;
        const token = this.#nextOfLine();
        this.#collecting--;
        return token;
      },
    );
    this.#source = saved.source;
    this.#inDirective = saved.inDirective;
    this.#contexts = saved.contexts;
    this.#collecting = saved.collecting;
    this.#name = saved.name;
    this.#call = saved.call;
    return result;
  }

  #nextOfLine(): Token | undefined {
    for (;;) {
      const piece = this.#next();
      if (piece === undefined) {
        if (!this.#overLimit) return undefined;
        this.#dropContexts();
        this.#overLimit = false;
        const at = this.#name;
        const limit = 'the condition grows past the limit of what macros may expand to';
        if (at !== undefined) this.#host.problem('macro-limit', spanOf(at), limit);
        return undefined;
      }
      if (piece.kind === 'padding') continue;
      const { token } = piece;
      return piece.spaced === token.spaced ? token : { ...token, spaced: piece.spaced };
    }
  }

  #begin(name: Token): void {
    this.#name = name;
    this.#call = { file: name.file, start: name.start, end: name.end };
    this.#handled = 0;
    this.#overLimit = false;
  }

  /** The next piece with calls expanded; undefined at the end of the source or of a barrier. */
  #next(): Piece | Padding | undefined {
    for (;;) {
      const context = this.#contexts.at(-1);
      let piece: Piece;
      if (context === undefined) {
        const token = this.#source.next();
        if (token === undefined) return undefined;
        if (this.#inDirective && this.#collecting === 0) this.#begin(token);
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
    this.#handledInAll++;
    if (this.#handled > maxTokensOfCall || this.#handledInAll > maxTokensOfCalls) {
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

  #dropContexts(): void {
    for (const { entry } of this.#contexts) if (entry !== undefined) entry.disabled = false;
    this.#contexts = [];
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
      const piece = this.#next();
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
      const piece = this.#next();
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

  #pad({ spaced }: Padding): void {
    this.#padded = true;
    const source = this.#paddingSpaced;
    if (source === undefined || (!source && spaced === undefined)) this.#paddingSpaced = spaced;
  }

  /** Whether the compiler prints a space before a token; ends the paddings. */
  #isSpaced(token: Token, spaced: boolean): boolean {
    if (!this.#padded) return spaced;
    const source = this.#paddingSpaced ?? spaced;
    this.#padded = false;
    this.#paddingSpaced = undefined;
    return source || (this.#previous !== undefined && needsSpace(this.#previous, token));
  }

  /** The token as the compiler sees it, with the place where it was written. */
  #finish(piece: Piece, startsLine: boolean): Token {
    const { token } = piece;
    const written = token.file === commandLine ? (this.#name ?? token) : token;
    const finished: Token = {
      kind: token.kind,
      text: token.text,
      file: written.file,
      start: written.start,
      end: written.end,
      call: this.#call,
      spaced: this.#isSpaced(token, piece.spaced),
      startsLine,
    };
    this.#previous = finished;
    return finished;
  }
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

function lineSource(tokens: readonly Token[]): TokenSource {
  let at = 0;
  return { next: () => tokens[at++], peek: () => tokens[at] };
}
