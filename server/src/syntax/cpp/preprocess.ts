import type { SourceFile } from '../../text/source-file.ts';
import type { FileId, Span } from '../../text/span.ts';
import { handleConditional, type ConditionalHost } from './conditionals.ts';
import {
  conditionHolds,
  handleDirective,
  type DirectiveHost,
  type Header,
  type IncludeForm,
} from './directives.ts';
import { Expander, type ExpanderHost, type TokenSource } from './expand.ts';
import type { Directive, FileSyntax } from './file-syntax.ts';
import { openFrame, presumedLine, replayFrame, takeDirective, type Frame } from './frame.ts';
import { guardOf } from './include-guard.ts';
import { lexFile, lexFileAnsi } from './lexer.ts';
import { maxIncludeDepth, maxIncludes, maxUnclosedCalls } from './limits.ts';
import { commandLine, parseDefines, type Macro } from './macro.ts';
import { MacroTable, type MacroEntry } from './macro-table.ts';
import { commonSpans, isWithin } from './skipped.ts';
import { quote, spell } from './spelling.ts';
import { shareExpansion } from './share-expansion.ts';
import { inclusion, macroMention } from './share-mentions.ts';
import type { Token } from './token.ts';
import type {
  Inclusion,
  LineMarker,
  MacroMention,
  PreprocessorProblem,
  PreprocessorRule,
  Unit,
} from './unit.ts';

/** How one target preprocesses. */
export interface PreprocessOptions {
  /** Names (`KERNEL`, or `MAX(a,b)`) and replacement texts. */
  readonly defines: Readonly<Record<string, string>>;
  /** Files that are read first, only for their macros. */
  readonly imacros: readonly SourceFile[];
  /** Whether `//` begins a comment; where not (GCC's `-ansi`), each one is an error. */
  readonly slashComments: boolean;
  /** The file that an `#include` in a file means; a pure function. */
  readonly resolve: (path: string, form: IncludeForm, from: FileId) => SourceFile | undefined;
}

/** What a unit depends on, beside the files that it read. */
export interface Dependence {
  /** Names out of those that may differ between targets whose initial definition had an effect. */
  readonly names: readonly string[];
  readonly inclusions: readonly ResolvedInclude[];
}

export interface ResolvedInclude {
  readonly path: string;
  readonly form: IncludeForm;
  readonly from: FileId;
  readonly found: SourceFile | undefined;
}

/** Preprocesses a root file as `gcc -E -x c -undef` does. Never fails: what is wrong is among the unit's problems. */
export function preprocess(root: SourceFile, options: PreprocessOptions): Unit {
  return preprocessNoting(root, options, []).unit;
}

/** The same, and which of the given names and which answers of `resolve` the unit depends on. */
export function preprocessNoting(
  root: SourceFile,
  options: PreprocessOptions,
  names: Iterable<string>,
): { readonly unit: Unit; readonly dependence: Dependence } {
  const run = new Preprocessor(root, options, names);
  const unit = run.unit();
  return { unit, dependence: run.dependence() };
}

class Preprocessor implements ExpanderHost, TokenSource, DirectiveHost, ConditionalHost {
  readonly macros: MacroTable;
  readonly expander: Expander;
  readonly #root: SourceFile;
  readonly #options: PreprocessOptions;
  readonly #lex: (file: SourceFile) => FileSyntax;
  readonly #frames: Frame[] = [];
  #out: Token[] = [];

  readonly #problems: PreprocessorProblem[] = [];
  readonly #includes: Inclusion[] = [];
  readonly #mentions: MacroMention[] = [];
  readonly #lineMarkers: LineMarker[] = [];
  readonly #resolved: ResolvedInclude[] = [];
  /** What each reading of each file skipped; the files in the order in which they were met. */
  readonly #skipped = new Map<FileSyntax, (readonly Span[])[]>();
  readonly #once = new Set<FileId>();
  readonly #mentioned = new Set<Token>();

  #inCondition = false;
  /** The name that is being expanded, and the index of its mention. */
  #outermost: Token | undefined;
  #outermostMention = -1;
  #inclusions = 0;
  #mayInclude = true;
  #counter = 0;
  #unclosedCalls = 0;

  constructor(root: SourceFile, options: PreprocessOptions, names: Iterable<string>) {
    this.#root = root;
    this.#options = options;
    this.#lex = options.slashComments ? lexFile : lexFileAnsi;
    this.macros = new MacroTable(parseDefines(options.defines), names, options.slashComments);
    this.expander = new Expander(this, this);
  }

  unit(): Unit {
    this.#skipped.set(this.#lex(this.#root), []);
    for (const file of this.#options.imacros) this.#run(file);
    const tokens = this.#run(this.#root);
    const inactive: Span[] = [];
    for (const [syntax, readings] of this.#skipped) {
      const skipped = commonSpans(readings);
      this.#checkComments(syntax, skipped);
      inactive.push(...skipped);
    }
    return {
      root: this.#root.id,
      tokens,
      problems: this.#problems,
      includes: this.#includes,
      files: [...this.#skipped.keys()],
      macros: this.#mentions,
      inactive,
      lineMarkers: this.#lineMarkers,
    };
  }

  dependence(): Dependence {
    return { names: this.macros.askedNames(), inclusions: this.#resolved };
  }

  /** Reads one file with everything that it includes. */
  #run(file: SourceFile): Token[] {
    const out: Token[] = [];
    this.#out = out;
    this.#open(this.#lex(file));
    for (;;) {
      const frame = this.#frames.at(-1);
      if (frame === undefined) return out;
      this.#copy(frame, out);
      if (frame !== this.#frames.at(-1)) continue;
      if (frame.nextDirective < frame.directives.length) this.#handle(frame);
      else this.#close();
    }
  }

  /** Copies tokens up to the next directive, macro calls expanded. */
  #copy(frame: Frame, out: Token[]): void {
    const { tokens } = frame;
    let { position } = frame;
    while (position < frame.limit) {
      const token = tokens[position++];
      if (token === undefined) break;
      const entry = token.kind === 'identifier' ? this.macros.find(token.text) : undefined;
      if (entry !== undefined) {
        frame.position = position;
        this.#expand(token, entry, out);
        if (frame !== this.#frames.at(-1)) return;
        position = frame.position;
      } else if (this.expander.isPadded) {
        out.push(this.expander.settle(token));
      } else {
        out.push(token);
      }
    }
    frame.position = position;
  }

  #expand(name: Token, entry: MacroEntry, out: Token[]): void {
    const length = out.length;
    this.#outermost = name;
    this.#outermostMention = -1;
    this.expander.expand(name, entry, out);
    shareExpansion(name, out, length);
    this.#outermost = undefined;
    const mention = this.#mentions[this.#outermostMention];
    if (mention === undefined) return;
    const { role, span, definition } = mention;
    const expansion = spell(out.slice(length));
    const told = { name: mention.name, role, span, definition, expansion };
    this.#mentions[this.#outermostMention] = macroMention(name, told);
  }

  #handle(frame: Frame): void {
    const directive = takeDirective(frame);
    if (directive === undefined || handleConditional(this, frame, directive)) return;
    handleDirective(this, frame, directive);
  }

  // What the expander reads: the innermost file. The arguments of a call may lie around directives.

  next(): Token | undefined {
    for (;;) {
      const frame = this.#frames.at(-1);
      if (frame === undefined) return undefined;
      if (frame.position < frame.limit) return frame.tokens[frame.position++];
      if (frame.nextDirective >= frame.directives.length) return undefined;
      this.#handle(frame);
    }
  }

  peek(): Token | undefined {
    const frame = this.#frames.at(-1);
    const isToken = frame !== undefined && frame.position < frame.limit;
    return isToken ? frame.tokens[frame.position] : undefined;
  }

  // What the expander and the directives tell.

  problem(rule: PreprocessorRule, span: Span, message: string): void {
    const isWarning = rule === 'hash-warning' || rule === 'macro-redefined';
    this.#problems.push({ rule, severity: isWarning ? 'warning' : 'error', span, message });
  }

  unbalanced(span: Span, message: string): void {
    this.problem('unbalanced-conditional', span, message);
  }

  mention(token: Token, macro: Macro): void {
    if (token === this.#outermost) this.#outermostMention = this.#mentions.length;
    else if (token.end - token.start !== token.text.length || this.#mentioned.has(token)) return;
    else this.#mentioned.add(token);
    this.note(token, this.#inCondition ? 'test' : 'reference', macro.definition);
  }

  note(token: Token, role: MacroMention['role'], definition: Span | undefined): void {
    const { file, start, end } = token;
    if (file === commandLine) return;
    const span = { file, start, end };
    this.#mentions.push(macroMention(token, { name: token.text, role, span, definition }));
  }

  marker(marker: LineMarker): void {
    this.#lineMarkers.push(marker);
  }

  emit(token: Token): void {
    this.#out.push(token);
  }

  holds(directive: Directive): boolean {
    const frame = this.#frames.at(-1);
    if (frame === undefined) return false;
    const before = this.#inCondition;
    this.#inCondition = true;
    const holds = conditionHolds(this, frame, directive);
    this.#inCondition = before;
    return holds;
  }

  builtin({ builtin }: MacroEntry, at: Token): Token | undefined {
    const frame = this.#frames.at(-1);
    if (builtin === undefined || frame === undefined) return undefined;
    const { file, start, end, spaced, startsLine } = at;
    const make = (kind: Token['kind'], text: string): Token => {
      return { kind, text, file, start, end, call: undefined, spaced, startsLine };
    };
    switch (builtin) {
      case '__FILE__':
        return make('string', quote(frame.presumedName ?? frame.syntax.file.id));
      case '__BASE_FILE__':
        return make('string', quote(this.#root.id));
      case '__LINE__':
        return make('number', String(presumedLine(frame, start)));
      case '__COUNTER__':
        return make('number', String(this.#counter++));
      case '__INCLUDE_LEVEL__':
        return make('number', String(this.#frames.length - 1));
      // What GCC writes where it cannot tell the time: the same input gives the same output.
      case '__DATE__':
        return make('string', '"??? ?? ????"');
      case '__TIME__':
        return make('string', '"??:??:??"');
      case '__TIMESTAMP__':
        return make('string', '"??? ??? ?? ??:??:?? ????"');
      case '__has_include':
      case '__has_include_next':
        return undefined;
    }
  }

  /**
   * GCC drops the rest of the file with an unclosed call. Here it is read on, so that a half-typed call leaves the
   * file whole; not again and again, though.
   */
  unclosed(tokens: readonly Token[]): void {
    const frame = this.#frames.at(-1);
    if (frame === undefined || ++this.#unclosedCalls > maxUnclosedCalls) return;
    this.#frames.push(replayFrame(frame, tokens));
  }

  // Files.

  resolve(path: string, form: IncludeForm, from: FileId): SourceFile | undefined {
    const found = this.#options.resolve(path, form, from);
    this.#resolved.push({ path, form, from, found });
    return found;
  }

  include(header: Header, file: SourceFile | undefined, once: boolean): void {
    this.#includes.push(inclusion(header, file?.id));
    if (file === undefined) {
      if (header.angled) return;
      const message = `there is no file \`${header.path}\` to include`;
      this.problem('include-not-found', header.span, message);
      return;
    }
    if (!this.#mayInclude || this.#once.has(file.id)) return;
    if (once) this.readOnce(file.id);
    const syntax = this.#lex(file);
    const guard = this.#skipped.has(syntax) ? guardOf(syntax) : undefined;
    if (guard !== undefined && this.macros.find(guard) !== undefined) return;
    if (this.#frames.length > maxIncludeDepth || ++this.#inclusions > maxIncludes) {
      // A cycle would come to the limit again and again: nothing more is included.
      this.#mayInclude = false;
      const message = `\`#include\` nests deeper than ${maxIncludeDepth} files or asks for more than ${maxIncludes}`;
      this.problem('include-depth', header.span, message);
      return;
    }
    this.#open(syntax);
  }

  readOnce(file: FileId): void {
    this.#once.add(file);
  }

  #open(syntax: FileSyntax): void {
    const frame = openFrame(syntax);
    const readings = this.#skipped.get(syntax);
    if (readings === undefined) this.#skipped.set(syntax, [frame.inactive]);
    else readings.push(frame.inactive);
    this.#frames.push(frame);
  }

  #close(): void {
    const frame = this.#frames.pop();
    for (const { directive } of frame?.conditionals ?? []) {
      this.unbalanced(directive.span, `\`#${directive.name}\` has no \`#endif\``);
    }
  }

  /** Comments that the compiler does not take, where it reads at all. */
  #checkComments({ comments }: FileSyntax, skipped: readonly Span[]): void {
    const last = comments.at(-1);
    if (last?.closed === false) {
      this.problem('unterminated-comment', last.span, 'the comment has no end, expected `*/`');
    }
    if (this.#options.slashComments) return;
    for (const { kind, span } of comments) {
      if (kind !== 'line' || isWithin(skipped, span.start)) continue;
      const message = '`//` begins no comment under `-ansi`, expected `/* … */`';
      this.problem('line-comment', span, message);
    }
  }
}
