import type { MachType } from '../model/mach-type.ts';
import { clauseWords } from '../syntax/defs/parse-clause.ts';
import { contains, type Span } from '../text/span.ts';
import type { SymbolId } from '../workspace/occurrence.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { parseSymbolId, symbolId, workspacePath } from '../workspace/symbol-id.ts';
import type { Place } from './place.ts';
import { fileNamed } from './file-named.ts';
import { parameterInInterface } from './page-parameters.ts';
import { argumentSubject, typeShapes } from './subjects.ts';

/** One type of a hierarchy. */
export interface TypeItem {
  readonly symbol: SymbolId;
  readonly name: string;
  /** What it is, in words. */
  readonly detail: string;
  /** The declaration, and the name in it. */
  readonly span: Span;
  readonly selection: Span;
}

/** The type at a place, or the type of the argument there; one item a declaration. */
export function typeAt(snapshot: Snapshot, at: Place): readonly TypeItem[] {
  const occurrence = snapshot.symbols.at(at.file, at.offset);
  if (occurrence === undefined) return [];
  const argument = argumentSubject(snapshot, inInterface(snapshot, occurrence.symbol));
  if (argument === undefined) return itemsOf(snapshot, occurrence.symbol);
  const symbols = argument.shapes.flatMap((each) => symbolOf(snapshot, each.argument.type) ?? []);
  return [...new Set(symbols)].flatMap((symbol) => itemsOf(snapshot, symbol));
}

/** The argument that a page's parameter stands for; any other symbol as it is. */
function inInterface(snapshot: Snapshot, symbol: SymbolId): SymbolId {
  const { kind, path, name } = parseSymbolId(symbol);
  const file = kind === 'parameter' ? fileNamed(snapshot, path) : undefined;
  if (file === undefined) return symbol;
  return parameterInInterface(snapshot, file, name)?.argument ?? symbol;
}

/** What a type is made of: the named types that its declaration mentions. */
export function supertypes(snapshot: Snapshot, symbol: SymbolId): readonly TypeItem[] {
  const declarations = itemsOf(snapshot, symbol);
  const inside = declarations.flatMap(({ span, selection }) =>
    snapshot.symbols
      .inFile(span.file)
      .filter(
        ({ span: at, role, symbol: other }) =>
          role === 'reference' &&
          at.start > selection.end &&
          at.end <= span.end &&
          parseSymbolId(other).kind === 'type',
      )
      .map((occurrence) => occurrence.symbol),
  );
  return [...new Set(inside)].flatMap((other) => itemsOf(snapshot, other));
}

/** What is built on a type: the types whose declarations mention it. */
export function subtypes(snapshot: Snapshot, symbol: SymbolId): readonly TypeItem[] {
  const found = new Map<SymbolId, TypeItem>();
  for (const { role, span } of snapshot.symbols.occurrences(symbol)) {
    if (role !== 'reference') continue;
    for (const item of declaredAround(snapshot, span)) {
      if (item.symbol !== symbol) found.set(item.symbol, item);
    }
  }
  return [...found.values()];
}

/** The types in whose declarations a span lies. */
function declaredAround(snapshot: Snapshot, at: Span): readonly TypeItem[] {
  return snapshot
    .unitsOf(at.file)
    .flatMap(({ interface: { types } }) =>
      types
        .filter(({ declared }) => declared !== undefined && contains(declared, at))
        .flatMap((type) => itemOf(snapshot, type) ?? []),
    );
}

function itemsOf(snapshot: Snapshot, symbol: SymbolId): readonly TypeItem[] {
  const items = new Map<string, TypeItem>();
  for (const { type } of typeShapes(snapshot, symbol)) {
    const item = itemOf(snapshot, type);
    if (item !== undefined) items.set(`${item.span.file}:${item.span.start}`, item);
  }
  return [...items.values()];
}

function itemOf(snapshot: Snapshot, type: MachType): TypeItem | undefined {
  const symbol = symbolOf(snapshot, type);
  const { name, declared } = type;
  if (symbol === undefined || name === undefined || declared === undefined) return undefined;
  const selection = contains(declared, name.written) ? name.written : declared;
  const detail = specOf(snapshot, declared);
  return { symbol, name: name.text, detail, span: declared, selection };
}

function symbolOf({ project }: Snapshot, { name }: MachType): SymbolId | undefined {
  if (name === undefined) return undefined;
  return symbolId('type', workspacePath(project.roots, name.written.file), name.text);
}

/** The spec as it is written up to the first translation, the lines of other targets left out. */
export function specOf(snapshot: Snapshot, { file, start, end }: Span): string {
  const syntax = snapshot.syntax(file);
  if (syntax === undefined) return '';
  const { text } = syntax.file;
  const first = syntax.tokens.findIndex((token) => token.start >= start);
  const behind = syntax.tokens.findIndex((token) => token.end > end);
  const tokens = first === -1 ? [] : syntax.tokens.slice(first, behind === -1 ? undefined : behind);
  const from = tokens.findIndex((token) => token.text === '=') + 1;
  const clause = tokens.findIndex(
    ({ text: word }, i) =>
      i > from && clauseWords.has(word.toLowerCase()) && tokens[i + 1]?.text === ':',
  );
  const spec = tokens.slice(from, clause === -1 ? undefined : clause);
  return spec.reduce((shown, token, i) => {
    const before = spec[i - 1];
    const isApart = before !== undefined && text.slice(before.end, token.start) !== '';
    return shown + (isApart ? ' ' : '') + token.text;
  }, '');
}
