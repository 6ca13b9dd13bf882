import type { SourceFile } from '../../text/source-file.ts';
import type { FileId, Span } from '../../text/span.ts';
import { handleConditional, type ConditionalHost } from './conditionals.ts';
import { conditionHolds, handleDirective, type DirectiveHost, type Header } from './directives.ts';
import { Expander } from './expand.ts';
import type { Directive, FileSyntax } from './file-syntax.ts';
import { openFrame, replayFrame, takeDirective, type Frame } from './frame.ts';
import { guardOf } from './include-guard.ts';
import { lexFile, lexFileAnsi } from './lexer.ts';
import { maxIncludeDepth, maxIncludes, maxTokensOfCalls, maxUnclosedCalls } from './limits.ts';
import { commandLine, parseDefines, type Macro } from './macro.ts';
import { MacroTable, type MacroEntry } from './macro-table.ts';
import { spell } from './spelling.ts';
import { makeUnit } from './make-unit.ts';
import { placeMacro } from './place-macro.ts';
import type { Dependence, PreprocessOptions } from './preprocess-options.ts';
import { OpenInclusion, type RunCounts } from './record-inclusion.ts';
import type { ExpanderHost, TokenSource } from './rescan.ts';
import type { IncludeForm, Resolve } from './resolve.ts';
import { OpenRunNotes } from './run-notes.ts';
import { shareExpansion } from './share-expansion.ts';
import {
  keepInclusion,
  knownInclusion,
  type InclusionHost,
  type InclusionRecord,
} from './share-inclusion.ts';
import { sharedRun } from './share-run.ts';
import { inclusion, macroMention } from './share-mentions.ts';
import type { Token } from './token.ts';
import type { LineMarker, MacroMention, PreprocessorRule, Unit } from './unit.ts';

/** Preprocesses a root file as `gcc -E -x c -undef` does. Never fails: what is wrong is among the unit's problems. */
export function preprocess(root: SourceFile, options: PreprocessOptions): Unit {
  return preprocessNoting(root, options, new Set()).unit;
}

/** The same, and which of the given names and which answers of `resolve` the unit depends on. */
export function preprocessNoting(
  root: SourceFile,
  options: PreprocessOptions,
  names: ReadonlySet<string>,
): { readonly unit: Unit; readonly dependence: Dependence } {
  const run = new Preprocessor(root, options, names);
  const unit = run.unit();
  return { unit, dependence: run.dependence() };
}

class Preprocessor
  implements ExpanderHost, TokenSource, DirectiveHost, ConditionalHost, InclusionHost
{
  readonly macros: MacroTable;
  readonly expander: Expander;
  readonly #root: SourceFile;
  readonly #options: PreprocessOptions;
  readonly #lex: (file: SourceFile) => FileSyntax;
  readonly #frames: Frame[] = [];
  #out: Token[] = [];

  readonly #notes = new OpenRunNotes();
  /** The included files that are being recorded, the innermost last. */
  readonly #recorded: OpenInclusion[] = [];
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
  /** Whether the arguments of a call are being read: what is included there is part of the call. */
  #isInCall = false;
  #isSilent = false;

  constructor(root: SourceFile, options: PreprocessOptions, names: ReadonlySet<string>) {
    this.#root = root;
    this.#options = options;
    this.#lex = options.slashComments ? lexFile : lexFileAnsi;
    this.macros = new MacroTable(parseDefines(options.defines), names, options.slashComments);
    this.expander = new Expander(this, this);
  }

  unit(): Unit {
    this.#skipped.set(this.#lex(this.#root), []);
    for (const file of this.#options.imacros) this.#run(file, true);
    this.#run(this.#root, false);
    const { slashComments } = this.#options;
    return makeUnit(this.#root.id, this.#notes.all(), this.#skipped, slashComments);
  }

  dependence(): Dependence {
    return {
      names: this.macros.askedNames(),
      inclusions: this.#notes.all().flatMap(({ resolved }) => resolved),
    };
  }

  /** Reads one file with everything that it includes; of some files only the macros count. */
  #run(file: SourceFile, isSilent: boolean): void {
    this.#isSilent = isSilent;
    this.#out = [];
    this.#open(this.#lex(file));
    for (;;) {
      const frame = this.#frames.at(-1);
      if (frame === undefined) return;
      this.#copy(frame, this.#out);
      if (frame !== this.#frames.at(-1)) continue;
      if (frame.nextDirective < frame.directives.length) this.#handle(frame);
      else this.#close();
    }
  }

  /** Ends the run of tokens that is being written. */
  #endRun(): void {
    if (this.#out.length === 0) return;
    if (!this.#isSilent) this.#notes.own.runs.push(sharedRun(this.#out));
    this.#out = [];
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
    const mention = this.#notes.own.mentions[this.#outermostMention];
    if (mention === undefined) return;
    const { role, span, definition } = mention;
    const expansion = spell(out.slice(length));
    const told = { name: mention.name, role, span, definition, expansion };
    this.#notes.own.mentions[this.#outermostMention] = macroMention(name, told);
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
      this.#isInCall = true;
      this.#handle(frame);
      this.#isInCall = false;
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
    this.#notes.own.problems.push({
      rule,
      severity: isWarning ? 'warning' : 'error',
      span,
      message,
    });
  }

  unbalanced(span: Span, message: string): void {
    this.problem('unbalanced-conditional', span, message);
  }

  mention(token: Token, macro: Macro): void {
    if (token === this.#outermost) this.#outermostMention = this.#notes.own.mentions.length;
    else if (token.end - token.start !== token.text.length || !this.#isFirstMention(token)) return;
    this.note(token, this.#inCondition ? 'test' : 'reference', macro.definition);
  }

  /** Notes a mention by a token that may be read several times; false where it is noted already. */
  #isFirstMention(token: Token): boolean {
    if (token.file === commandLine) return false;
    const wasMentioned = this.hasMentioned(token);
    const recorded = this.#recorded.at(-1);
    recorded?.askMention(token, wasMentioned);
    if (wasMentioned) return false;
    this.#mentioned.add(token);
    recorded?.mention(token);
    return true;
  }

  note(token: Token, role: MacroMention['role'], definition: Span | undefined): void {
    const { file, start, end } = token;
    if (file === commandLine) return;
    const span = { file, start, end };
    this.#notes.own.mentions.push(
      macroMention(token, { name: token.text, role, span, definition }),
    );
  }

  marker(marker: LineMarker): void {
    this.#notes.own.lineMarkers.push(marker);
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
    const dependsOnUnit = builtin === '__BASE_FILE__' || builtin === '__COUNTER__';
    if (dependsOnUnit) this.#recorded.at(-1)?.spoil();
    const counter = builtin === '__COUNTER__' ? this.#counter++ : 0;
    const depth = this.#frames.length - 1;
    return placeMacro(builtin, at, { frame, depth, counter, root: this.#root.id });
  }

  /**
   * GCC drops the rest of the file with an unclosed call. Here it is read on, so that a half-typed call leaves the
   * file whole; not again and again, though.
   */
  unclosed(tokens: readonly Token[]): void {
    const frame = this.#frames.at(-1);
    this.#recorded.at(-1)?.spoil();
    if (frame === undefined || ++this.#unclosedCalls > maxUnclosedCalls) return;
    this.#frames.push(replayFrame(frame, tokens));
  }

  // Files.

  get resolveFile(): Resolve {
    return this.#options.resolve;
  }

  resolve(path: string, form: IncludeForm, from: FileId): SourceFile | undefined {
    const found = this.#options.resolve(path, form, from);
    this.#notes.own.resolved.push({ path, form, from, found });
    return found;
  }

  include(header: Header, file: SourceFile | undefined, once: boolean): void {
    this.#notes.own.includes.push(inclusion(header, file?.id));
    if (file === undefined) {
      if (header.angled) return;
      const message = `there is no file \`${header.path}\` to include`;
      this.problem('include-not-found', header.span, message);
      return;
    }
    if (!this.#mayInclude || this.#once.has(file.id)) return;
    if (once) this.readOnce(file.id);
    const syntax = this.#lex(file);
    const guard = this.#askRead(syntax) ? guardOf(syntax) : undefined;
    if (guard !== undefined && this.macros.find(guard) !== undefined) return;
    if (this.#frames.length > maxIncludeDepth || ++this.#inclusions > maxIncludes) {
      // A cycle would come to the limit again and again: nothing more is included.
      this.#mayInclude = false;
      this.#recorded.at(-1)?.spoil();
      const message = `\`#include\` nests deeper than ${maxIncludeDepth} files or asks for more than ${maxIncludes}`;
      this.problem('include-depth', header.span, message);
      return;
    }
    const standsAlone =
      !this.#isSilent && !this.#isInCall && !this.expander.isPadded && this.#once.size === 0;
    if (standsAlone) this.#readShared(syntax);
    else this.#open(syntax);
  }

  readOnce(file: FileId): void {
    this.#once.add(file);
    this.#recorded.at(-1)?.spoil();
  }

  /** Reads an included file, or takes what an earlier reading made of it. */
  #readShared(syntax: FileSyntax): void {
    this.#endRun();
    const known = knownInclusion(syntax, this);
    if (known !== undefined) return this.#replay(known);
    const { depth } = this;
    const [notes, macros] = [this.#notes.mark(), this.macros.record()];
    const frame = openFrame(syntax);
    this.#recorded.push(new OpenInclusion(frame, depth, this.#counts, macros, notes));
    this.#openFrame(frame);
  }

  #replay(record: InclusionRecord): void {
    this.#notes.add(record.notes);
    this.macros.replay(record.macros);
    this.expander.addHandled(record.handled);
    this.#inclusions += record.included;
    for (const token of record.mentions) this.#mentioned.add(token);
    for (const [syntax, skipped] of record.skipped) this.#addReading(syntax, skipped);
    this.#recorded.at(-1)?.add(record);
  }

  #open(syntax: FileSyntax): void {
    this.#openFrame(openFrame(syntax));
  }

  #openFrame(frame: Frame): void {
    const { syntax, inactive } = frame;
    this.#recorded.at(-1)?.open(syntax, this.hasRead(syntax), inactive);
    this.#addReading(syntax, inactive);
    this.#frames.push(frame);
  }

  #addReading(syntax: FileSyntax, skipped: readonly Span[]): void {
    const readings = this.#skipped.get(syntax);
    if (readings === undefined) this.#skipped.set(syntax, [skipped]);
    else readings.push(skipped);
  }

  #close(): void {
    const frame = this.#frames.pop();
    for (const { directive } of frame?.conditionals ?? []) {
      this.unbalanced(directive.span, `\`#${directive.name}\` has no \`#endif\``);
    }
    const recorded = this.#recorded.at(-1);
    const isEnd = this.#frames.length === 0 || recorded?.frame === frame;
    if (isEnd) this.#endRun();
    if (recorded === undefined || recorded.frame !== frame) return;
    if (this.expander.isPadded) recorded.spoil();
    this.#recorded.pop();
    const record = recorded.close(this.#recorded.at(-1), this.#counts);
    if (record !== undefined) keepInclusion(frame.syntax, record);
  }

  // What a record asks.

  get depth(): number {
    return this.#frames.length;
  }

  get #counts(): RunCounts {
    return { included: this.#inclusions, handled: this.expander.handled };
  }

  hasRoomFor(included: number, handled: number): boolean {
    return (
      this.#inclusions + included <= maxIncludes &&
      this.expander.handled + handled <= maxTokensOfCalls
    );
  }

  hasRead(file: FileSyntax): boolean {
    return this.#skipped.has(file);
  }

  hasMentioned(token: Token): boolean {
    return this.#mentioned.has(token);
  }

  #askRead(file: FileSyntax): boolean {
    const wasRead = this.hasRead(file);
    this.#recorded.at(-1)?.askFile(file, wasRead);
    return wasRead;
  }
}
