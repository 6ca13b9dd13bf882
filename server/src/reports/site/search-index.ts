import type { FileId } from '../../text/span.ts';
import { pagesAbout } from '../../workspace/pages-about.ts';
import { idsOf, type Routine } from '../../workspace/routine.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { rangeWords } from './id-map.ts';
import { idRanges } from './id-space.ts';
import type { SitePaths } from './paths.ts';
import { typeFacts, travelWords } from './type-facts.ts';

/** What the search field shows of one thing: name, kind, a line about it, where it stands, its numbers. */
type Entry = readonly [string, string, string, string, readonly number[]];

/**
 * The search index as a script that sets one global, since a page of the file system may not fetch: the entries, and
 * the words of the pages, each followed by the entries that hold it.
 */
export function searchIndex(snapshot: Snapshot, paths: SitePaths): string {
  const summaries = new Map<FileId, string>();
  for (const [file, { summary }] of snapshot.pages) summaries.set(file, summary?.text ?? '');
  const entries: Entry[] = snapshot.symbols.routines.map((routine) => {
    const summary = pagesAbout(snapshot, routine).map((file) => summaries.get(file))[0] ?? '';
    return [
      routine.name,
      routine.shapes[0]?.slot.simple === true ? 'simpleroutine' : 'routine',
      [about(routine), summary].filter((text) => text !== '').join(' · '),
      paths.routine(routine),
      idsOf(routine),
    ];
  });
  const words = new Map<string, Set<number>>();
  for (const [file, page] of snapshot.pages) {
    for (const word of wordsOf(snapshot.files.get(file)?.text ?? '')) {
      words.set(word, (words.get(word) ?? new Set()).add(entries.length));
    }
    entries.push([page.title.text, 'page', page.summary?.text ?? '', paths.page(file), []]);
  }
  const ranges = idRanges(snapshot);
  for (const range of ranges) {
    const about = `${rangeWords(range)}, ${fileName(range.root)}`;
    entries.push([range.name, 'subsystem', about, paths.subsystem(range.root), [range.base]]);
  }
  for (const { name, declarations } of typeFacts(snapshot)) {
    const [type] = declarations;
    const about = type === undefined ? '' : travelWords(type);
    entries.push([name, 'type', about, paths.type(name), []]);
  }
  for (const { name, value, meaning } of snapshot.returnCodes.values()) {
    entries.push([name, 'code', `${value} · ${meaning}`, paths.code(name), [value, value >>> 0]]);
  }
  const table = [...words]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([word, found]) => [word, ...[...found].map((index) => index.toString(36))].join(' '));
  // A script may not hold `</script>`: a file of its own cannot be ended so, but stays safe if it is ever inlined.
  const json = JSON.stringify({ entries, words: table }).replace(/</g, '\\u003c');
  return `window.machlintIndex=${json};\n`;
}

/** The words of a page's text, three letters or longer, in lower case. */
function wordsOf(html: string): ReadonlySet<string> {
  const text = html.replace(/<[^<>]*>/g, ' ').replace(/&\w+;/g, ' ');
  return new Set(text.toLowerCase().match(/[a-z0-9_]{3,}/g) ?? []);
}

function about({ shapes, declared }: Routine): string {
  const ids = [...new Set(shapes.map(({ slot }) => slot.messageId))].join(', ');
  const subsystems = [...new Set(shapes.map(({ subsystem }) => subsystem.name.text))].join(', ');
  return `${ids} of ${subsystems}, ${fileName(declared.file)}`;
}

function fileName(file: FileId): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
