import { touches, type Span } from '../text/span.ts';
import type { Occurrence } from '../workspace/occurrence.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { parseSymbolId } from '../workspace/symbol-id.ts';
import { fileNamed } from './file-named.ts';
import type { Place } from './place.ts';
import { typeAt } from './type-hierarchy.ts';

/** Where a name leads. */
export interface Destination {
  /** The name under the cursor. */
  readonly origin: Span;
  /** What it means, whole where that is known. */
  readonly target: Span;
  /** The name there. */
  readonly selection: Span;
}

/**
 * Where the name at a place is defined. On the definition itself: where else it is told of, so that the same key leads
 * from the interface to the page and back.
 */
export function definition(snapshot: Snapshot, at: Place): readonly Destination[] {
  const occurrence = snapshot.symbols.at(at.file, at.offset);
  if (occurrence === undefined) return [];
  const { symbol, span: origin } = occurrence;
  const { kind, path } = parseSymbolId(symbol);
  const leadTo = (selection: Span): Destination => ({ origin, target: selection, selection });

  if (kind === 'file') return startOfFile(snapshot, path).map(leadTo);
  if (kind === 'code') return codeDefinition(snapshot, symbol).map(leadTo);
  const isHere = ({ span }: Occurrence): boolean =>
    span.file === at.file && touches(span, at.offset);
  const definitions = snapshot.symbols.definitions(symbol);
  const pages = (): readonly Occurrence[] =>
    snapshot.symbols.inPages(symbol).filter(({ role }) => role === 'documentation');
  const others = definitions.some(isHere) || definitions.length === 0 ? pages() : definitions;
  const shown = others.filter((each) => !isHere(each));
  // A page names its routine first in its title, and describes a parameter last in its own entry.
  const isEntry = kind === 'argument' || kind === 'parameter';
  return onePerPage(isEntry ? shown.toReversed() : shown).map(({ span }) => leadTo(span));
}

/** Where the name at a place is declared, and nothing else: an interface says more than its pages. */
export function declaration(snapshot: Snapshot, at: Place): readonly Destination[] {
  const occurrence = snapshot.symbols.at(at.file, at.offset);
  if (occurrence === undefined) return [];
  const { symbol, span: origin } = occurrence;
  return snapshot.symbols
    .definitions(symbol)
    .map(({ span }) => ({ origin, target: span, selection: span }));
}

/** Where the type of an argument, or a type itself, is declared. */
export function typeDefinition(snapshot: Snapshot, at: Place): readonly Destination[] {
  const origin = snapshot.symbols.at(at.file, at.offset)?.span;
  if (origin === undefined) return [];
  return typeAt(snapshot, at).map(({ span, selection }) => ({ origin, target: span, selection }));
}

/** The first mention in each page, and every definition: two arms of an `#if` may have one each. */
function onePerPage(occurrences: readonly Occurrence[]): readonly Occurrence[] {
  const seen = new Set<string>();
  return occurrences.filter(({ span, role }) => {
    if (role === 'definition') return true;
    if (seen.has(span.file)) return false;
    seen.add(span.file);
    return true;
  });
}

function startOfFile(snapshot: Snapshot, path: string): readonly Span[] {
  const file = fileNamed(snapshot, path);
  return file === undefined ? [] : [{ file, start: 0, end: 0 }];
}

function codeDefinition(snapshot: Snapshot, symbol: Occurrence['symbol']): readonly Span[] {
  const declared = snapshot.returnCodes.get(parseSymbolId(symbol).name)?.declared;
  return declared === undefined ? [] : [declared];
}
