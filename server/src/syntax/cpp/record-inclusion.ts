import type { FileId, Span } from '../../text/span.ts';
import type { FileSyntax } from './file-syntax.ts';
import type { Frame } from './frame.ts';
import type { MacroLog } from './macro-log.ts';
import type { RunNotes } from './run-notes.ts';
import type { InclusionRecord } from './share-inclusion.ts';
import type { Token } from './token.ts';

/** What of a run is counted against its limits. */
export interface RunCounts {
  readonly included: number;
  readonly handled: number;
}

/** The reading of an included file while it goes on: see `InclusionRecord`. */
export class OpenInclusion {
  readonly frame: Frame;
  readonly #depth: number;
  readonly #counts: RunCounts;
  readonly #macros: { readonly log: MacroLog; readonly end: () => void };
  readonly #notes: () => readonly RunNotes[];
  readonly #files = new Map<FileSyntax, boolean>();
  readonly #mentioned = new Map<Token, boolean>();
  readonly #mentions = new Set<Token>();
  readonly #skipped: (readonly [FileSyntax, readonly Span[]])[] = [];
  readonly #read = new Set<FileSyntax>();
  /** Files that nobody had read before: no token of theirs can have been mentioned. */
  readonly #fresh = new Set<FileId>();
  #isWhole = true;

  constructor(
    frame: Frame,
    depth: number,
    counts: RunCounts,
    macros: { readonly log: MacroLog; readonly end: () => void },
    notes: () => readonly RunNotes[],
  ) {
    this.frame = frame;
    this.#depth = depth;
    this.#counts = counts;
    this.#macros = macros;
    this.#notes = notes;
  }

  /** It depends on more than a record can tell: it is read anew each time. */
  spoil(): void {
    this.#isWhole = false;
  }

  askFile(file: FileSyntax, wasRead: boolean): void {
    if (!this.#read.has(file) && !this.#files.has(file)) this.#files.set(file, wasRead);
  }

  askMention(token: Token, wasMentioned: boolean): void {
    if (this.#fresh.has(token.file) || this.#mentions.has(token)) return;
    if (!this.#mentioned.has(token)) this.#mentioned.set(token, wasMentioned);
  }

  mention(token: Token): void {
    this.#mentions.add(token);
  }

  /** A file begins; what it skips is still to come. */
  open(file: FileSyntax, wasRead: boolean, skipped: readonly Span[]): void {
    this.askFile(file, wasRead);
    if (!wasRead) this.#fresh.add(file.file.id);
    this.#read.add(file);
    this.#skipped.push([file, skipped]);
  }

  /** Takes over an inclusion inside this one. */
  add(inner: Pick<InclusionRecord, 'files' | 'mentioned' | 'mentions' | 'skipped'>): void {
    for (const [file, wasRead] of inner.files) this.askFile(file, wasRead);
    for (const [token, was] of inner.mentioned) this.askMention(token, was);
    for (const token of inner.mentions) this.#mentions.add(token);
    for (const [file, spans] of inner.skipped) {
      if (this.#files.get(file) === false) this.#fresh.add(file.file.id);
      this.#read.add(file);
      this.#skipped.push([file, spans]);
    }
  }

  /** Ends the record, inside `outer`; undefined where it cannot be used again. */
  close(outer: OpenInclusion | undefined, counts: RunCounts): InclusionRecord | undefined {
    this.#macros.end();
    const { log } = this.#macros;
    const notes = this.#notes();
    const record: InclusionRecord = {
      depth: this.#depth,
      macros: { asked: log.asked, names: log.names, events: log.events },
      files: this.#files,
      mentioned: this.#mentioned,
      inclusions: notes.flatMap(({ resolved }) => resolved),
      notes,
      mentions: this.#mentions,
      included: counts.included - this.#counts.included,
      handled: counts.handled - this.#counts.handled,
      skipped: this.#skipped,
      states: new WeakSet(),
      resolvers: new WeakSet(),
    };
    outer?.add(record);
    if (!this.#isWhole) outer?.spoil();
    return this.#isWhole ? record : undefined;
  }
}
