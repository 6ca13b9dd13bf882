import { setImmediate } from 'node:timers/promises';
import type { CancellationToken } from 'vscode-languageserver/node';
import { cMentions, type CMention } from '../features/c-mentions.ts';
import { readText } from '../host/read-text.ts';
import { walk } from '../host/walk.ts';
import { sourceFile, type SourceFile } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';
import { sliceLength } from './slices.ts';

/** A mention in a C file of the workspace, with the file's text for its place. */
export interface FoundMention {
  readonly file: SourceFile;
  readonly mention: CMention;
}

/**
 * Searches the C files of a folder for functions, file by file on every question: nothing of them is kept. Other
 * messages have their turn between slices; a question that is cancelled ends.
 */
export async function searchC(
  root: FileId,
  names: readonly string[],
  token: CancellationToken,
): Promise<readonly FoundMention[]> {
  const wanted = new Set(names);
  const isWanted = (name: string): boolean => /\.(?:c|cc|cpp|cxx|m|mm)$/i.test(name);
  const { files } = walk([root], { isWanted, isExcluded: () => false });
  const found: FoundMention[] = [];
  let end = performance.now() + sliceLength;
  for (const id of files) {
    if (performance.now() > end) {
      await setImmediate();
      end = performance.now() + sliceLength;
    }
    if (token.isCancellationRequested) return [];
    const read = readText(id);
    if (read.kind !== 'text' || !names.some((name) => read.text.includes(name))) continue;
    const file = sourceFile(id, 'other', read.text);
    for (const mention of cMentions(read.text, wanted)) found.push({ file, mention });
  }
  return found;
}
