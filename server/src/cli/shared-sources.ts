import type { SourceFile } from '../text/source-file.ts';

/** A file that is known with the same text is that very object: what is known of it need not be found out again. */
export function sharedSources(
  sources: readonly SourceFile[],
  known: Iterable<SourceFile>,
): readonly SourceFile[] {
  const byName = new Map([...known].map((source) => [source.id, source]));
  return sources.map((source) => {
    const other = byName.get(source.id);
    return other?.kind === source.kind && other.text === source.text ? other : source;
  });
}
