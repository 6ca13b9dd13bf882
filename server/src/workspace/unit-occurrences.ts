import { memo } from '../text/memo.ts';
import type { FileId, Span } from '../text/span.ts';
import type { Mention } from '../model/interface.ts';
import type { Occurrence } from './occurrence.ts';
import type { InterfaceUnit } from './snapshot.ts';
import { symbolId } from './symbol-id.ts';

/** The occurrences that one unit contributes, by file. The answer lives as long as the unit. */
export function unitOccurrences(
  unit: InterfaceUnit,
  pathOf: (file: FileId) => string,
): ReadonlyMap<FileId, readonly Occurrence[]> {
  return occurrencesOf(unit)(pathOf);
}

const occurrencesOf = memo((unit: InterfaceUnit) =>
  memo((pathOf: (file: FileId) => string) => collect(unit, pathOf)),
);

function collect(
  unit: InterfaceUnit,
  pathOf: (file: FileId) => string,
): ReadonlyMap<FileId, readonly Occurrence[]> {
  const byFile = new Map<FileId, Occurrence[]>();
  const add = (occurrence: Occurrence): void => {
    const list = byFile.get(occurrence.span.file);
    if (list === undefined) byFile.set(occurrence.span.file, [occurrence]);
    else list.push(occurrence);
  };
  const { targets } = unit;
  const texts = new Map(unit.unit.files.map(({ file }) => [file.id, file.text]));
  const written = ({ file, start, end }: Span): string => texts.get(file)?.slice(start, end) ?? '';

  // Mentions come in reading order, so that an argument belongs to the routine named last.
  let routine = '';
  const symbolOf = (mention: Mention): Occurrence['symbol'] => {
    const path = pathOf(mention.span.file);
    switch (mention.kind) {
      case 'routine':
        routine = written(mention.span);
        return symbolId('routine', path, routine);
      case 'argument':
        return symbolId('argument', path, `${routine}/${written(mention.target ?? mention.span)}`);
      case 'type':
        return symbolId('type', typePath(mention, pathOf), mention.key);
      case 'subsystem':
        return symbolId('subsystem', path, mention.key);
      case 'function':
        return symbolId('function', '', mention.key);
      case 'ctype':
        return symbolId('name', '', mention.key);
    }
  };

  for (const mention of unit.interface.mentions.flat()) {
    add({ symbol: symbolOf(mention), span: mention.span, role: mention.role, targets });
  }
  for (const { name, role, span, definition } of unit.unit.macros) {
    const path = definition === undefined ? '' : pathOf(definition.file);
    const symbol = symbolId('macro', path, name);
    add({ symbol, span, role: role === 'definition' ? 'definition' : 'reference', targets });
  }
  for (const { file, span } of unit.unit.includes) {
    if (file === undefined) continue;
    add({ symbol: symbolId('file', pathOf(file), '-'), span, role: 'reference', targets });
  }
  return byFile;
}

/** The declaring file; nothing for a type that is declared nowhere. */
function typePath(mention: Mention, pathOf: (file: FileId) => string): string {
  if (mention.target !== undefined) return pathOf(mention.target.file);
  return mention.role === 'definition' ? pathOf(mention.span.file) : '';
}
