import type { Mention } from '../model/interface.ts';
import type { Inclusion, MacroMention } from '../syntax/cpp/unit.ts';
import { createListPool } from '../text/intern-list.ts';
import { memo } from '../text/memo.ts';
import type { FileId } from '../text/span.ts';
import type { InterfaceUnit } from './snapshot.ts';

/** What one unit mentions in one file: units that read the file alike have the very same lists. */
export interface FileMentions {
  readonly statements: readonly (readonly Mention[])[];
  readonly macros: readonly MacroMention[];
  readonly includes: readonly Inclusion[];
}

/** The mentions of a unit by file, remembered with it. */
export const mentionsOf: (unit: InterfaceUnit) => ReadonlyMap<FileId, FileMentions> = memo(
  ({ unit, interface: lowered }) => {
    const statements = groups<readonly Mention[]>();
    for (const mentions of lowered.mentions) {
      let before: FileId | undefined;
      // Macros may tear a statement apart.
      for (const { span } of mentions) {
        if (span.file === before) continue;
        before = span.file;
        statements.add(before, mentions);
      }
    }
    const macros = groups<MacroMention>();
    for (const mention of unit.macros) macros.add(mention.span.file, mention);
    const includes = groups<Inclusion>();
    for (const inclusion of unit.includes) includes.add(inclusion.span.file, inclusion);

    const files = new Set([...statements.files(), ...macros.files(), ...includes.files()]);
    return new Map(
      [...files].map((file): [FileId, FileMentions] => [
        file,
        {
          statements: statementLists(statements.of(file)),
          macros: macroLists(macros.of(file)),
          includes: includeLists(includes.of(file)),
        },
      ]),
    );
  },
);

const statementLists = createListPool<readonly Mention[]>();
const macroLists = createListPool<MacroMention>();
const includeLists = createListPool<Inclusion>();

/** Lists by file; one thing is never twice in a row in a list. */
function groups<Item>() {
  const byFile = new Map<FileId, Item[]>();
  // Mentions of one file come in long runs.
  let lastFile: FileId | undefined;
  let last: Item[] = [];
  return {
    files: () => byFile.keys(),
    of: (file: FileId): readonly Item[] => byFile.get(file) ?? [],
    add(file: FileId, item: Item): void {
      if (file !== lastFile) {
        lastFile = file;
        const known = byFile.get(file);
        if (known === undefined) byFile.set(file, (last = []));
        else last = known;
      }
      if (last.at(-1) !== item) last.push(item);
    },
  };
}
