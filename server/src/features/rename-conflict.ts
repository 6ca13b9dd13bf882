import type { FileSyntax } from '../syntax/cpp/file-syntax.ts';
import { contains, type FileId } from '../text/span.ts';
import type { Occurrence } from '../workspace/occurrence.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { parseSymbolId } from '../workspace/symbol-id.ts';

/**
 * Where a new name is written already, so that after a rename nobody could tell the two apart, and renaming back would
 * take both; undefined: nowhere. For an argument only its routine and the pages that speak of it count, for other names
 * every interface and page.
 */
export function takenBy(
  snapshot: Snapshot,
  mentions: readonly Occurrence[],
  newName: string,
): string | undefined {
  const [first] = mentions;
  if (first === undefined) return undefined;
  const { kind } = parseSymbolId(first.symbol);
  const isLocal = kind === 'argument' || kind === 'parameter';
  const files = isLocal ? mentions.map(({ span }) => span.file) : [...snapshot.files.keys()];
  const word = new RegExp(`(?<![A-Za-z0-9_])${newName}(?![A-Za-z0-9_])`);
  // A parameter is known by its mark-up: the same word of plain prose is another one, unless only a name looks so.
  const marked = new RegExp(`<(?:var|i)\\b[^<>]*>[\\s*]*${newName}(?![A-Za-z0-9_])`, 'i');
  for (const file of new Set(files)) {
    const text = textToSearch(snapshot, file, isLocal ? mentions : undefined);
    const isPage = snapshot.page(file) !== undefined;
    const pattern = isLocal && isPage && !newName.includes('_') ? marked : word;
    if (pattern.test(text)) return file.slice(file.lastIndexOf('/') + 1);
  }
  return undefined;
}

/** A page whole; of an interface, without its comments, the routines that the mentions lie in, or all of it. */
function textToSearch(
  snapshot: Snapshot,
  file: FileId,
  mentions: readonly Occurrence[] | undefined,
): string {
  const source = snapshot.files.get(file)?.text ?? '';
  if (snapshot.page(file) !== undefined) return source;
  const text = withoutComments(source, snapshot.syntax(file)?.comments ?? []);
  if (mentions === undefined) return text;
  const spans = snapshot
    .unitsOf(file)
    .flatMap(({ interface: { slots } }) => slots.map(({ span }) => span))
    .filter((routine) => mentions.some(({ span }) => contains(routine, span)));
  return spans.map(({ start, end }) => text.slice(start, end)).join('\n');
}

/** The same text with blanks for comments: nobody renames what they say. */
function withoutComments(text: string, comments: FileSyntax['comments']): string {
  let code = '';
  let end = 0;
  for (const { span } of comments) {
    code += text.slice(end, span.start) + ' '.repeat(span.end - span.start);
    end = span.end;
  }
  return code + text.slice(end);
}
