import type { Place } from '../features/place.ts';
import type { Span } from '../text/span.ts';
import type { Config } from '../workspace/config.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { dedent, fixtureFile, readMarks, showMarks, snapshotOf } from './fixture.ts';

/** Files in memory, one of them with a `$0` where the cursor stands. */
export interface Scene {
  readonly snapshot: Snapshot;
  /** The first `$0` of all files. */
  readonly place: Place;
  /** Every `$0`, in the order of the files. */
  readonly places: readonly Place[];
  /** Every range that a line of `^` marks, in the order of the files. */
  readonly marked: readonly (Span & { readonly label: string })[];
}

/** Reads marked files (see `readMarks`), indented as the test that holds them. */
export function scene(
  files: Readonly<Record<string, string>>,
  config: Partial<Config> = {},
): Scene {
  const read = Object.entries(files).map(([path, marked]) => ({
    path,
    file: fixtureFile(path),
    ...readMarks(dedent(marked)),
  }));
  const texts = Object.fromEntries(read.map(({ path, text }) => [path, text]));
  const places = read.flatMap(({ file, cursors }) => cursors.map((offset) => ({ file, offset })));
  const [place = { file: fixtureFile(''), offset: 0 }] = places;
  return {
    snapshot: snapshotOf(texts, config),
    place,
    places,
    marked: read.flatMap(({ file, marks }) => marks.map((mark) => ({ ...mark, file }))),
  };
}

/** The lines of a snapshot's files that spans lie in, each span marked: what a test compares. */
export function showSpans(
  { files }: Snapshot,
  spans: readonly (Span & { readonly label?: string })[],
): string {
  const byFile = [...files.values()].flatMap(({ id, text }) => {
    const own = spans.filter(({ file }) => file === id);
    if (own.length === 0) return [];
    const shown = showMarks(
      text,
      own.map(({ start, end, label = '' }) => ({ start, end, label })),
    ).split('\n');
    const isMark = (line: string): boolean => /^[ \t]*\^+( |$)/.test(line);
    const kept = shown.filter((line, i) => isMark(line) || isMark(shown[i + 1] ?? ''));
    return [`${id.slice(id.lastIndexOf('/') + 1)}:`, ...kept];
  });
  return byFile.join('\n');
}
