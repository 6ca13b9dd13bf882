import { touches, type Span } from '../text/span.ts';
import type { Occurrence, SymbolId } from '../workspace/occurrence.ts';
import { pagesAbout } from '../workspace/pages-about.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { parseSymbolId } from '../workspace/symbol-id.ts';
import { fileNamed } from './file-named.ts';
import { nameInPage, parameterInInterface } from './page-parameters.ts';
import type { Place } from './place.ts';
import { argumentSubject } from './subjects.ts';
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
  const counterpart = argumentOfParameter(snapshot, symbol);
  if (counterpart.length > 0) return counterpart.map(leadTo);
  const isHere = ({ span }: Occurrence): boolean =>
    span.file === at.file && touches(span, at.offset);
  const definitions = snapshot.symbols.definitions(symbol);
  const pages = (): readonly Occurrence[] =>
    snapshot.symbols.inPages(symbol).filter(({ role }) => role === 'documentation');
  const others = definitions.some(isHere) || definitions.length === 0 ? pages() : definitions;
  const shown = others.filter((each) => !isHere(each));
  if (kind === 'argument' && shown.length === 0) {
    return parametersOfArgument(snapshot, symbol).map(leadTo);
  }
  // A page names its routine first in its title, and describes a parameter last in its own entry.
  const isEntry = kind === 'argument' || kind === 'parameter';
  return onePerPage(isEntry ? shown.toReversed() : shown).map(({ span }) => leadTo(span));
}

/** Where the name at a place is declared, and nothing else: an interface says more than its pages. */
export function declaration(snapshot: Snapshot, at: Place): readonly Destination[] {
  const occurrence = snapshot.symbols.at(at.file, at.offset);
  if (occurrence === undefined) return [];
  const { symbol, span: origin } = occurrence;
  const own = snapshot.symbols.definitions(symbol).map(({ span }) => span);
  const shown = own.length > 0 ? own : argumentOfParameter(snapshot, symbol);
  return shown.map((span) => ({ origin, target: span, selection: span }));
}

/** The argument of the interface that a page's parameter stands for under another name. */
function argumentOfParameter(snapshot: Snapshot, symbol: SymbolId): readonly Span[] {
  const { kind, path, name } = parseSymbolId(symbol);
  const file = kind === 'parameter' ? fileNamed(snapshot, path) : undefined;
  const known = file === undefined ? undefined : parameterInInterface(snapshot, file, name);
  if (known === undefined) return [];
  return snapshot.symbols.definitions(known.argument).map(({ span }) => span);
}

/** Where the pages of a routine describe an argument under another name. */
function parametersOfArgument(snapshot: Snapshot, symbol: SymbolId): readonly Span[] {
  const subject = argumentSubject(snapshot, symbol);
  const [first] = subject?.shapes ?? [];
  if (subject === undefined || first === undefined) return [];
  return pagesAbout(snapshot, subject.routine).flatMap((file) => {
    const name = nameInPage(snapshot, file, first.argument);
    const page = snapshot.page(file);
    const entry = page?.params.find((param) => param.name.text === name);
    const declared = page?.prototypes
      .flatMap(({ params }) => params)
      .find((param) => param.name.text === name);
    return (entry ?? declared)?.name.span ?? [];
  });
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
