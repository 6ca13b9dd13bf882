import { plural } from '../text/plural.ts';
import type { FileId, Span } from '../text/span.ts';
import type { SymbolId } from '../workspace/occurrence.ts';
import { pagesAbout } from '../workspace/pages-about.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

export interface LensOptions {
  readonly references: boolean;
  readonly pages: boolean;
}

/** A line over a routine. What it leads to is counted when it comes into view. */
export interface CodeLens {
  readonly kind: 'references' | 'pages';
  readonly span: Span;
  readonly symbol: SymbolId;
}

/** A lens for each routine that is declared in the file. */
export function codeLenses(
  { symbols }: Snapshot,
  file: FileId,
  options: LensOptions,
): readonly CodeLens[] {
  return symbols
    .routinesIn(file)
    .flatMap(({ declared: span, symbol }) => [
      ...(options.references ? [{ kind: 'references' as const, span, symbol }] : []),
      ...(options.pages ? [{ kind: 'pages' as const, span, symbol }] : []),
    ]);
}

export interface LensTarget {
  readonly title: string;
  readonly places: readonly Span[];
}

/** What a lens says and leads to: mentions outside the definition, or the titles of the pages. */
export function lensTarget(
  snapshot: Snapshot,
  kind: CodeLens['kind'],
  symbol: SymbolId,
): LensTarget {
  const { symbols } = snapshot;
  if (kind === 'pages') {
    const routine = symbols.routine(symbol);
    const files = routine === undefined ? [] : pagesAbout(snapshot, routine);
    const places = files.flatMap((file) => snapshot.page(file)?.title.span ?? []);
    return { title: places.length === 0 ? 'no page' : plural(places.length, 'page'), places };
  }
  const places = symbols
    .occurrences(symbol)
    .filter(({ role }) => role !== 'definition')
    .map(({ span }) => span);
  return { title: plural(places.length, 'reference'), places };
}
