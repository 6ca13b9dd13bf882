import { spanOf } from '../../text/span.ts';
import { commandLine } from './macro.ts';
import type { MacroEntry } from './macro-table.ts';
import type { Padding, Piece } from './pieces.ts';
import { Rescanner, type ExpanderHost, type HandledTokens, type TokenSource } from './rescan.ts';
import { respaced } from './share-expansion.ts';
import { needsSpace } from './spelling.ts';
import type { Token } from './token.ts';

/**
 * Expands the macro calls of a file and of the lines of directives. A file's tokens come out with the place where they
 * were written, and with the spaces that the compiler would print.
 */
export class Expander {
  readonly #host: ExpanderHost;
  readonly #handled: HandledTokens = { count: 0 };
  readonly #calls: Rescanner;

  // How the next printed token is set off from the last one.
  #padded = false;
  #paddingSpaced: boolean | undefined;
  #previous: Token | undefined;

  constructor(host: ExpanderHost, source: TokenSource) {
    this.#host = host;
    this.#calls = new Rescanner(host, source, false, this.#handled);
  }

  /** Whether the next token of the file must go through `settle`. */
  get isPadded(): boolean {
    return this.#padded;
  }

  /** How many tokens all calls have handled together. */
  get handled(): number {
    return this.#handled.count;
  }

  /** Counts what an earlier reading handled. */
  addHandled(count: number): void {
    this.#handled.count += count;
  }

  /**
   * Expands the call that begins with a name just read from the file, and appends what it becomes: the name itself
   * where no call follows.
   */
  expand(name: Token, entry: MacroEntry, out: Token[]): void {
    const calls = this.#calls;
    const length = out.length;
    this.#previous = out.at(-1);
    const isCall = calls.begin(name, entry);
    if (isCall) {
      this.#pad({ kind: 'padding', spaced: name.spaced });
      for (let piece = calls.nextOfCall(); piece !== undefined; piece = calls.nextOfCall()) {
        if (piece.kind === 'padding') this.#pad(piece);
        else out.push(this.#finish(piece, name.startsLine && out.length === length));
      }
    }
    if (calls.isOverLimit) {
      this.#padded = false;
      this.#paddingSpaced = undefined;
      out.length = length;
      out.push(name);
      const limit = 'the macro call grows past the limit of what one call may expand to';
      this.#host.problem('macro-limit', spanOf(name), limit);
    } else if (!isCall) out.push(this.#padded ? this.settle(name) : name);
    calls.end();
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
    const line = new Rescanner(this.#host, lineSource(tokens), true, this.#handled);
    const result = read(
      () => this.#nextOfLine(line, () => line.next()),
      () => this.#nextOfLine(line, () => line.nextPlain()),
    );
    line.end();
    return result;
  }

  #nextOfLine(line: Rescanner, next: () => Piece | Padding | undefined): Token | undefined {
    for (;;) {
      const piece = next();
      if (piece === undefined) {
        const at = line.name;
        if (line.isOverLimit && at !== undefined) {
          const limit = 'the condition grows past the limit of what macros may expand to';
          this.#host.problem('macro-limit', spanOf(at), limit);
        }
        line.end();
        return undefined;
      }
      if (piece.kind === 'padding') continue;
      const { token } = piece;
      return piece.spaced === token.spaced ? token : { ...token, spaced: piece.spaced };
    }
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
    const written = token.file === commandLine ? (this.#calls.name ?? token) : token;
    const finished: Token = {
      kind: token.kind,
      text: token.text,
      file: written.file,
      start: written.start,
      end: written.end,
      call: this.#calls.call,
      spaced: this.#isSpaced(token, piece.spaced),
      startsLine,
    };
    this.#previous = finished;
    return finished;
  }
}

function lineSource(tokens: readonly Token[]): TokenSource {
  let at = 0;
  return { next: () => tokens[at++], peek: () => tokens[at] };
}
