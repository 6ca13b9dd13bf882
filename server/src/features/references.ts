import type { Span } from '../text/span.ts';
import type { Occurrence } from '../workspace/occurrence.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Place } from './place.ts';

/** Every mention of the name at a place, in interfaces and pages, files in their order. */
export function references(snapshot: Snapshot, at: Place): readonly Occurrence[] {
  const occurrence = snapshot.symbols.at(at.file, at.offset);
  return occurrence === undefined ? [] : unique(snapshot.symbols.occurrences(occurrence.symbol));
}

/** The same without the places that define it. */
export function uses(snapshot: Snapshot, at: Place): readonly Occurrence[] {
  return references(snapshot, at).filter(({ role }) => role !== 'definition');
}

export interface Highlight {
  readonly span: Span;
  /** Whether the name is given its meaning here. */
  readonly defines: boolean;
}

/** The mentions in the file itself. */
export function highlights(snapshot: Snapshot, at: Place): readonly Highlight[] {
  const occurrence = snapshot.symbols.at(at.file, at.offset);
  if (occurrence === undefined) return [];
  const { symbol } = occurrence;
  return unique(snapshot.symbols.inFile(at.file).filter((one) => one.symbol === symbol)).map(
    ({ span, role }) => ({ span, defines: role === 'definition' }),
  );
}

/** One place that a macro writes twice is one place for the reader. */
function unique(occurrences: readonly Occurrence[]): readonly Occurrence[] {
  const seen = new Set<string>();
  return occurrences.filter(({ span: { file, start, end } }) => {
    const key = `${file}:${start}:${end}`;
    return !seen.has(key) && seen.add(key);
  });
}
