import type { FileSyntax } from '../syntax/cpp/file-syntax.ts';
import type { Token } from '../syntax/cpp/token.ts';
import { clauseWords } from '../syntax/defs/parse-clause.ts';
import type { Edit } from '../text/edit.ts';
import { span, type FileId, type Span } from '../text/span.ts';
import { columnAfter, tabWidth } from '../text/tab-stops.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { argumentsIn, columnsOf } from './argument-columns.ts';
import { joint } from './joint.ts';
import { statementsOf, type Statement } from './statements.ts';

export interface FormatOptions {
  /** Columns are reached by blanks alone, without tabs. */
  readonly insertSpaces: boolean;
}

/**
 * Lays out an interface as XNU's are: columns for directions, names and colons, single blanks elsewhere. Only white space
 * between two tokens of one line changes: no line is broken or joined, and comments, preprocessor lines and the lines of
 * a spec that goes on stay as they are. So a compiler sees the same before and after.
 *
 * `within`: only lines that it touches.
 */
export function format(
  snapshot: Snapshot,
  file: FileId,
  { insertSpaces }: FormatOptions,
  within?: Span,
): readonly Edit[] {
  const syntax = snapshot.syntax(file);
  if (syntax === undefined) return [];
  const lines = new LineWriter(syntax, insertSpaces);
  for (const statement of statementsOf(syntax)) {
    lines.write(statement, placesOf(syntax, statement));
  }
  if (within === undefined) return lines.edits;
  const first = syntax.file.lines.position(within.start).line;
  const last = syntax.file.lines.position(within.end).line;
  return lines.edits.filter(({ span: at }) => {
    const { line } = syntax.file.lines.position(at.end);
    return first <= line && line <= last;
  });
}

/**
 * Whether a file's arguments stand in XNU's columns, most of them, or are too few to tell: files of another style are
 * left alone until a person asks for more.
 */
export function followsStyle(snapshot: Snapshot, file: FileId): boolean {
  const syntax = snapshot.syntax(file);
  if (syntax === undefined) return false;
  const { tokens } = syntax;
  const edits = new Set(
    format(snapshot, file, { insertSpaces: false }).map(({ span: at }) => at.end),
  );
  const leading = statementsOf(syntax)
    .flatMap((statement) => argumentsIn(tokens, statement))
    .filter(({ direction, name }) => tokens[direction ?? name]?.startsLine === true);
  const inColumns = leading.filter(({ direction, name, colon }) =>
    [direction ?? name, name, colon].every((i) => !edits.has(tokens[i]?.start ?? -1)),
  );
  return leading.length < fewArguments || inColumns.length * 2 >= leading.length;
}

const fewArguments = 8;

/** The column of a token that has one, by its index: a column, `keep` for an indentation that stays. */
type Places = ReadonlyMap<number, number | 'keep'>;

function placesOf({ tokens, file }: FileSyntax, statement: Statement): Places {
  const places = new Map<number, number | 'keep'>();
  for (let i = statement.first; i < statement.end; i++) {
    const token = tokens[i];
    if (token?.startsLine !== true) continue;
    if (i === statement.first) places.set(i, statement.keyword === undefined ? 'keep' : 0);
    else places.set(i, isClause(tokens, i) && statement.keyword === 'type' ? 2 * tabWidth : 'keep');
  }
  if (statement.keyword === 'type') placeEquals(tokens, statement, places, file.text);
  if (statement.keyword === 'routine' || statement.keyword === 'simpleroutine') {
    placeArguments(tokens, statement, places);
  }
  return places;
}

/** Columns for arguments that begin a line; one behind another on a line is set off by a blank. */
function placeArguments(
  tokens: readonly Token[],
  statement: Statement,
  places: Map<number, number | 'keep'>,
): void {
  const leading = argumentsIn(tokens, statement).filter(
    ({ direction, name }) => tokens[direction ?? name]?.startsLine === true,
  );
  const columns = columnsOf(tokens, leading);
  for (const { direction, name, colon } of leading) {
    if (direction !== undefined) places.set(direction, columns.direction);
    const isBehind = direction === undefined || tokens[name]?.startsLine !== true;
    if (isBehind) places.set(name, columns.name);
    if (tokens[colon]?.startsLine !== true) places.set(colon, columns.colon);
  }
}

/** `type name = …`: the sign at column 32, or one blank behind the name. */
function placeEquals(
  tokens: readonly Token[],
  { first, end }: Statement,
  places: Map<number, number | 'keep'>,
  text: string,
): void {
  const sign = first + 2;
  const [name, equals] = [tokens[first + 1], tokens[sign]];
  if (name === undefined || equals?.text !== '=' || equals.startsLine || sign >= end) return;
  const gap = text.slice(name.end, equals.start);
  // A single tab is a column, too.
  const isAligned = gap !== '' && gap !== ' ';
  const column = `type ${name.text}`.length;
  if (isAligned && column < equalsColumn) places.set(sign, equalsColumn);
}

const equalsColumn = 4 * tabWidth;

/** A translation clause, or the `;` behind the last one. */
function isClause(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  if (token?.text === ';') return true;
  return clauseWords.has(token?.text.toLowerCase() ?? '') && tokens[i + 1]?.text === ':';
}

/** Collects the edits, and knows at which column each line stands. */
class LineWriter {
  readonly edits: Edit[] = [];
  readonly #syntax: FileSyntax;
  readonly #insertSpaces: boolean;
  #column = 0;
  #done = 0;
  /** Open brackets. */
  #bounds = 0;

  constructor(syntax: FileSyntax, insertSpaces: boolean) {
    this.#syntax = syntax;
    this.#insertSpaces = insertSpaces;
  }

  write({ first, end }: Statement, places: Places): void {
    const { tokens } = this.#syntax;
    this.#bounds = 0;
    for (let i = first; i < end; i++) {
      const token = tokens[i];
      if (token !== undefined) this.#token(token, tokens[i - 1], tokens[i + 1], places.get(i));
    }
  }

  #token(
    token: Token,
    before: Token | undefined,
    after: Token | undefined,
    place: number | 'keep' | undefined,
  ): void {
    const { text, lines } = this.#syntax.file;
    const { line } = lines.position(token.start);
    const lineStart = lines.lineStart(line);
    const start = Math.max(lineStart, before?.end ?? 0);
    const gap = text.slice(start, token.start);
    if (start === lineStart) this.#column = 0;
    const isFree = gap.trim() === '' && start >= this.#done && !this.#isSpliced(lineStart);
    const wanted = isFree && place !== 'keep' ? this.#gap(place, token, before, start) : gap;
    const column = columnAfter(this.#column, wanted);
    // Tabs or blanks that lead to the same column are the same to a reader: no line changes for them.
    if (columnAfter(this.#column, gap) !== column) this.#edit(start, token.start, wanted);
    this.#column = columnAfter(column, text.slice(token.start, token.end));
    this.#done = token.end;
    if (token.text === '[') this.#bounds += 1;
    else if (token.text === ']') this.#bounds = Math.max(0, this.#bounds - 1);
    if (after === undefined || after.start > lines.lineEnd(line)) this.#endLine(token.end);
  }

  /** Whether a backslash glues the line to the one before: white space may then part two tokens. */
  #isSpliced(lineStart: number): boolean {
    const before = this.#syntax.file.text.slice(Math.max(0, lineStart - 80), lineStart);
    return before.trimEnd().endsWith('\\');
  }

  /** What stands before a token: up to its column where it has one, else what joins it to the one before. */
  #gap(place: number | undefined, token: Token, before: Token | undefined, start: number): string {
    const isFirst = start === 0 || this.#column === 0;
    if (place === undefined)
      return before === undefined || isFirst ? '' : joint(before, token, this.#bounds > 0);
    if (this.#column >= place && !isFirst) return ' ';
    const distance = place - this.#column;
    if (this.#insertSpaces) return ' '.repeat(distance);
    const tabs = Math.floor(place / tabWidth) - Math.floor(this.#column / tabWidth);
    return tabs === 0 ? ' '.repeat(distance) : '\t'.repeat(tabs) + ' '.repeat(place % tabWidth);
  }

  /** No blanks behind the last token of a line; a comment there keeps its distance. */
  #endLine(end: number): void {
    const { file } = this.#syntax;
    const lineEnd = file.lines.lineEnd(file.lines.position(end).line);
    if (lineEnd > end && file.text.slice(end, lineEnd).trim() === '') this.#edit(end, lineEnd, '');
  }

  #edit(start: number, end: number, insert: string): void {
    this.edits.push({ span: span(this.#syntax.file.id, start, end), insert });
  }
}
