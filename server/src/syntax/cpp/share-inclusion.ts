import type { Span } from '../../text/span.ts';
import { createVariants } from '../../text/variants.ts';
import type { FileSyntax } from './file-syntax.ts';
import { isSameAnswer, type MacroLog } from './macro-log.ts';
import type { MacroState } from './macro-state.ts';
import type { MacroTable } from './macro-table.ts';
import type { ResolvedInclude, Resolve } from './resolve.ts';
import type { RunNotes } from './run-notes.ts';
import type { Token } from './token.ts';

/**
 * One reading of an included file with all that it includes: what it gave, and all that it asked of what was read
 * before it. Wherever that is answered alike, the file need not be read again: an edit of a file that everybody
 * includes is read once for each way in which it is included.
 */
export interface InclusionRecord {
  /** How many files were open. */
  readonly depth: number;
  readonly macros: MacroLog;
  /** Whether files had been read before. */
  readonly files: ReadonlyMap<FileSyntax, boolean>;
  /** Whether tokens from before it had been mentioned. */
  readonly mentioned: ReadonlyMap<Token, boolean>;
  readonly inclusions: readonly ResolvedInclude[];
  /** What was noted meanwhile. */
  readonly notes: readonly RunNotes[];
  /** Tokens that were mentioned in it. */
  readonly mentions: ReadonlySet<Token>;
  /** How many files were included, and tokens of macro calls handled. */
  readonly included: number;
  readonly handled: number;
  /** What every file that it read skipped, in the order of the readings. */
  readonly skipped: readonly (readonly [FileSyntax, readonly Span[]])[];
  /** Under these it is known to hold. */
  readonly states: WeakSet<MacroState>;
  readonly resolvers: WeakSet<Resolve>;
}

/** What a run answers to the questions of a record. */
export interface InclusionHost {
  readonly depth: number;
  readonly macros: MacroTable;
  readonly resolveFile: Resolve;
  hasRead(file: FileSyntax): boolean;
  hasMentioned(token: Token): boolean;
  /** Whether so many files more may be included, and so many tokens be handled. */
  hasRoomFor(included: number, handled: number): boolean;
}

/** The reading of a file that holds where a run stands now. */
export function knownInclusion(file: FileSyntax, host: InclusionHost): InclusionRecord | undefined {
  return records.find(file, (record) => holds(record, host));
}

export function keepInclusion(file: FileSyntax, record: InclusionRecord): void {
  records.add(file, record);
}

/** Readings of a file in the targets and roots that include it, freed with the file's text. */
const records = createVariants<FileSyntax, InclusionRecord>(16);

function holds(record: InclusionRecord, host: InclusionHost): boolean {
  return (
    record.depth === host.depth &&
    host.hasRoomFor(record.included, record.handled) &&
    hasSameMacros(record, host.macros) &&
    hasSameInclusions(record, host.resolveFile) &&
    isAnswered(record.files, (file) => host.hasRead(file)) &&
    isAnswered(record.mentioned, (token) => host.hasMentioned(token))
  );
}

function hasSameMacros({ macros, states }: InclusionRecord, table: MacroTable): boolean {
  if (states.has(table.state)) return true;
  for (const [name, answer] of macros.asked) {
    if (!isSameAnswer(answer, table.answer(name))) return false;
  }
  states.add(table.state);
  return true;
}

function hasSameInclusions({ inclusions, resolvers }: InclusionRecord, resolve: Resolve): boolean {
  if (resolvers.has(resolve)) return true;
  for (const { path, form, from, found } of inclusions) {
    if (resolve(path, form, from) !== found) return false;
  }
  resolvers.add(resolve);
  return true;
}

function isAnswered<Key>(asked: ReadonlyMap<Key, boolean>, answer: (key: Key) => boolean): boolean {
  for (const [key, was] of asked) if (answer(key) !== was) return false;
  return true;
}
