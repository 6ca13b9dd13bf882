import type { Mention } from '../model/interface.ts';
import type { RunNotes } from '../syntax/cpp/run-notes.ts';
import type { Inclusion, MacroMention } from '../syntax/cpp/unit.ts';
import { createListPool } from '../text/intern-list.ts';
import { memo } from '../text/memo.ts';
import type { FileId, Span } from '../text/span.ts';
import type { InterfaceUnit } from './snapshot.ts';

/** What one unit mentions in one file: units that read the file alike have the very same lists. */
export interface FileMentions extends FileNotes {
  readonly statements: readonly (readonly Mention[])[];
}

/** What the preprocessor mentions there. */
export interface FileNotes {
  readonly macros: readonly MacroMention[];
  readonly includes: readonly Inclusion[];
}

/** Remembered with the unit: an edit elsewhere leaves it as it is. */
export function mentionsIn(unit: InterfaceUnit, file: FileId): FileMentions {
  const known = knownMentions(unit);
  let found = known.get(file);
  if (found === undefined) {
    const statements = statementLists(unit.in(file).mentions);
    known.set(file, (found = { statements, ...notesIn(unit, file) }));
  }
  return found;
}

const knownMentions = memo((_unit: InterfaceUnit) => new Map<FileId, FileMentions>());

/** The same without the statements, for which nothing is parsed. */
export function notesIn(unit: InterfaceUnit, file: FileId): FileNotes {
  const found = unit.stretchesIn(file).flatMap((stretch) => notedFiles(stretch).get(file) ?? []);
  return {
    macros: macroLists(joined(found.map(({ macros }) => macros))),
    includes: includeLists(joined(found.map(({ includes }) => includes))),
  };
}

/** What of it touches an offset (UTF-16). */
export function notesAt(unit: InterfaceUnit, file: FileId, offset: number): FileNotes {
  const isThere = ({ span }: { readonly span: Span }): boolean =>
    span.start <= offset && span.end >= offset;
  const macros: MacroMention[] = [];
  const includes: Inclusion[] = [];
  for (const stretch of unit.stretchesIn(file)) {
    const notes = notedFiles(stretch).get(file);
    if (notes === undefined) continue;
    for (const each of notes.macros) if (isThere(each)) macros.push(each);
    for (const each of notes.includes) if (isThere(each)) includes.push(each);
  }
  return { macros, includes };
}

const statementLists = createListPool<readonly Mention[]>();
const macroLists = createListPool<MacroMention>();
const includeLists = createListPool<Inclusion>();

/** What a stretch of the preprocessor's work mentions, by file, remembered with it. */
export const notedFiles = memo(({ mentions, includes }: RunNotes) => {
  const files = new Map<FileId, { macros: MacroMention[]; includes: Inclusion[] }>();
  const inFile = (file: FileId) => {
    let known = files.get(file);
    if (known === undefined) files.set(file, (known = { macros: [], includes: [] }));
    return known;
  };
  for (const each of mentions) addTo(inFile(each.span.file).macros, each);
  for (const each of includes) addTo(inFile(each.span.file).includes, each);
  return files;
});

/** One thing is never twice in a row in a list. */
function addTo<Item>(list: Item[], item: Item): void {
  if (list.at(-1) !== item) list.push(item);
}

function joined<Item>(lists: readonly (readonly Item[])[]): readonly Item[] {
  const [only] = lists;
  return lists.length === 1 && only !== undefined ? only : lists.flat();
}
